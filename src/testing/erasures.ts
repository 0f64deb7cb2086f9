import { gunzipSync } from 'node:zlib'
import { makeBackup } from '#main/backups/make-backup.ts'
import { addText, freshDisk, openOn, run, SIMULATED, valueOf } from './open-folder.ts'
import type { SimulatedDisk } from './simulated-disk.ts'

/** What is to be erased stands in no other words. */
export const WORDS = 'Colonel Zorro'
const DAY = Date.UTC(2026, 10, 20)

/** Everything in the folder of a notebook, names and bytes, unpacked too. */
export function everything(disk: SimulatedDisk): string {
  const parts = [...disk.files()].map(([path, bytes]) => {
    if (!bytes) return path
    return `${path}\n${bytes.toString('latin1')}\n${path.endsWith('.gz') ? gunzipSync(bytes).toString('latin1') : ''}`
  })
  return parts.join('\n')
}

/** Two sources with excerpts, notes, speakers and backups, over several openings; the name stands in one of them. */
export async function filled() {
  const disk = await freshDisk()
  const first = await openOn(disk)
  const kept = valueOf(await addText(first, 'Mali leaves the court. The army took power.', 'Mali leaves'))
  const secret = valueOf(await addText(first, `${WORDS} ordered it. Nobody else was there.`, `About ${WORDS}`))
  await run(first, { kind: 'add-tag', name: 'Coups' })
  const one = valueOf(
    await run(first, { kind: 'mark-excerpt', sourceId: secret, start: 0, end: 24, newTagNames: ['Orders'] })
  )
  const two = valueOf(await run(first, { kind: 'mark-excerpt', sourceId: kept, start: 0, end: 21 }))
  await first.close()
  await makeBackup(disk, SIMULATED, { now: DAY })
  const second = await openOn(disk)
  await run(second, { kind: 'write-note', on: { kind: 'excerpt', id: one ?? '' }, note: `Ask ${WORDS}.` })
  await run(second, { kind: 'tag-excerpts', excerptIds: [one ?? '', two ?? ''], newTagNames: ['Both'] } as never)
  await run(second, { kind: 'edit-source', sourceId: kept, citation: { publisher: 'Desk' } })
  await second.close()
  await makeBackup(disk, SIMULATED, { now: DAY + 3_600_000 })
  const session = await openOn(disk)
  await run(session, { kind: 'rename-notebook', title: 'Sahel again' })
  return { disk, session, kept, secret, one: one ?? '', two: two ?? '' }
}
