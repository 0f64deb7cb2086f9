import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erase } from '#main/erasure/erase.ts'
import type { Session } from '#main/session.ts'
import { addText, freshDisk, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { erasedLine, linesIn } from '../../testing/sealed-notebook.ts'
import type { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { followHistory } from './follow-history.ts'
import { readHistory } from './read-history.ts'

/** A notebook with an excerpt. */
async function begun() {
  const disk = await freshDisk()
  const session = await openOn(disk)
  const added = await addText(session, 'Mali leaves the court.')
  const sourceId = added.kind === 'done' ? added.value : ''
  const marked = await run(session, { kind: 'mark-excerpt', sourceId, start: 0, end: 4 })
  return { disk, session, sourceId, excerptId: marked.kind === 'done' ? (marked.value ?? '') : '' }
}

/** Count how often files of the journal are read while something is done. */
async function readsOf(disk: SimulatedDisk, work: () => Promise<unknown>): Promise<number> {
  let reads = 0
  disk.fault = (call, path) => {
    if (call === 'read' && path.includes('/journal/')) reads += 1
    return null
  }
  await work()
  disk.fault = () => null
  return reads
}

const speak = (session: Session, excerptId: string, speaker: string) =>
  run(session, { kind: 'attribute-excerpt', excerptId, speaker })

describe('the pages of a history (H)', () => {
  it('[H41] say at every moment what is said when all is read anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(7), { minLength: 3, maxLength: 25 }), async acts => {
        const { disk, session: first, sourceId, excerptId } = await begun()
        let session = first
        const pages = followHistory(disk, SIMULATED)
        for (const [index, act] of acts.entries()) {
          if (act < 3) await speak(session, excerptId, `Speaker ${index}`)
          else if (act === 3) await session.undo()
          else if (act === 4) {
            await session.close()
            session = await openOn(disk)
          } else if (act === 5) await addText(session, `Gao ${index}.`)
          else if (act === 6 && index % 4 === 0) await erase(session, { kind: 'speaker', name: `Speaker ${index - 1}` })
          const subject = index % 3 === 0 ? { sourceId } : { excerptId }
          for (const from of [0, 3]) {
            const request = { ...subject, from }
            expect(await pages(request)).toEqual(await readHistory(SIMULATED, request, disk))
          }
        }
        await session.close()
      }),
      { numRuns: 25 }
    )
  })

  it('[H41] are read once, and after that only what was added', async () => {
    const { disk, session: first, excerptId } = await begun()
    let session = first
    for (let i = 0; i < 6; i++) {
      await speak(session, excerptId, `Speaker ${i}`)
      await session.close()
      session = await openOn(disk)
    }
    const pages = followHistory(disk, SIMULATED)
    const all = await readsOf(disk, () => pages({ excerptId }))
    expect(all).toBeGreaterThan(5)
    expect(await readsOf(disk, () => pages({ excerptId, from: 2 }))).toBe(0)
    await speak(session, excerptId, 'Later')
    expect(await readsOf(disk, () => pages({ excerptId, from: 5 }))).toBeLessThan(3)
    expect(await pages({ excerptId })).toMatchObject({ value: { total: 8, problem: null } })
    // Those of another are read for themselves.
    expect(await readsOf(disk, () => pages({ excerptId: 'other' }))).toBeGreaterThan(5)
    await session.close()
  })

  it('[H41] are read anew where a file was put away between listing and reading it', async () => {
    const { disk, session, excerptId } = await begun()
    const pages = followHistory(disk, SIMULATED)
    expect(await pages({ excerptId })).toMatchObject({ value: { total: 1 } })
    await speak(session, excerptId, 'Later')
    let left = 1
    disk.fault = (call, path) => (call === 'read' && path.includes('/journal/') && left-- > 0 ? 'ENOENT' : null)
    expect(await pages({ excerptId })).toMatchObject({ value: { total: 2, problem: null } })
    expect(left).toBeLessThan(0)
    await session.close()
  })

  it('[H41] are read anew where a line was erased behind their back, or changed', async () => {
    const { disk, session, excerptId } = await begun()
    for (const speaker of ['One', 'Two', 'Three']) await speak(session, excerptId, speaker)
    const pages = followHistory(disk, SIMULATED)
    expect(await pages({ excerptId })).toMatchObject({ value: { total: 4, erased: 0 } })
    const segment =
      [...disk.files().keys()]
        .filter(path => path.endsWith('.jsonl'))
        .toSorted()
        .at(-1) ?? ''
    const [before, lines] = [disk.files().get(segment)?.toString() ?? '', await linesIn(disk)]
    const line = lines.at(-2)
    // One in which only its erasure shows, a line as long as the one that was there, and all as it was.
    const erased = line ? before.replace(line.bytes.toString(), erasedLine(line).toString().trimEnd()) : ''
    const said = []
    for (const text of [erased, before.replace('Three', 'Other'), before]) {
      await replace(disk, segment, Buffer.from(text))
      const page = await pages({ excerptId })
      expect(page).toEqual(await readHistory(SIMULATED, { excerptId }, disk))
      said.push(page.kind === 'done' && [page.value.erased, page.value.problem === null])
    }
    expect(said).toEqual([
      [1, true],
      [0, false],
      [0, true]
    ])
  })
})

/** Put other bytes in the place of a file. */
async function replace(disk: SimulatedDisk, path: string, bytes: Uint8Array): Promise<void> {
  await disk.remove(path)
  const file = await disk.create(path)
  await file.write(bytes, 0)
  await file.sync()
  await file.close()
}
