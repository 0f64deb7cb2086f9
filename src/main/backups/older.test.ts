import { describe, expect, it } from 'vitest'
import { exampleDisk } from '../../testing/examples.ts'
import { contentOf, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { backupBytes, backupNames, listBackups, startOf } from './backup-files.ts'
import { backupWork } from './backup-work.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'

const DAY = 86_400_000
const NONE = { added: 0, changed: 0, removed: 0 }

/** A notebook of version 1 that was brought up, the id of its backup from before, and what it held. */
async function broughtUp() {
  const disk = exampleDisk(1)
  const session = await openOn(disk)
  const [before] = await listBackups(disk, SIMULATED)
  return { disk, session, id: before?.id ?? '', held: contentOf(session) }
}

/** Go on for a year, with a backup of this version in the same week as the last of the older one. */
async function goOn(disk: SimulatedDisk): Promise<void> {
  for (const day of [0.001, 70, 71, 72, 400]) {
    const session = await openOn(disk)
    await run(session, { kind: 'rename-notebook', title: `Day ${day}` })
    await session.close()
    await makeBackup(disk, SIMULATED, { now: Date.now() + day * DAY })
  }
}

describe('a backup from an older version (B)', () => {
  it('[J45] is compared with the notebook and restored, and that can be undone', async () => {
    const { disk, session, id, held } = await broughtUp()
    expect(await startOfBackup(disk, id)).toBe(1)
    const work = backupWork(SIMULATED, disk)
    const compared = () => work({ kind: 'compare', id })
    expect(await compared()).toMatchObject({ value: { isSame: true, excerpts: NONE, sources: NONE, tags: NONE } })
    const excerptIds = [...session.notebook.excerpts.keys()]
    await run(session, { kind: 'remove-excerpts', excerptIds })
    await run(session, { kind: 'rename-notebook', title: 'Other' })
    const otherwise = contentOf(session)
    expect(await compared()).toMatchObject({
      value: { isSame: false, title: { now: 'Other' }, excerpts: { added: excerptIds.length }, sources: NONE }
    })
    expect(await restoreBackup(session, work, id)).toMatchObject({ kind: 'done' })
    expect([contentOf(session), (await compared()).kind]).toEqual([held, 'done'])
    expect(await compared()).toMatchObject({ value: { isSame: true } })
    await session.undo()
    expect(contentOf(session)).toEqual(otherwise)
    await session.close()
  })

  it('[J45] is compared with a notebook of its version that is only read', async () => {
    const { disk, session, id } = await broughtUp()
    await session.close()
    const old = new SimulatedDisk(
      new Map([...exampleDisk(1).files(), ...[...disk.files()].filter(([path]) => path.includes('/backups'))])
    )
    const reader = await openOn(old, SIMULATED, false)
    expect(await backupWork(SIMULATED, old)({ kind: 'compare', id })).toMatchObject({ value: { isSame: true } })
    await reader.close()
  })

  it('[B7] stays when it cannot be read while others are thinned out, and when the one after it cannot', async () => {
    const { disk, session, id } = await broughtUp()
    await session.close()
    const isOlder = (path: string) => path.includes(`/backups/${id}`)
    for (const fails of [isOlder, (path: string) => path.includes('/backups/') && !isOlder(path)]) {
      const left = new SimulatedDisk(disk.files())
      left.fault = (call, path) => (call === 'read' && fails(path) && !path.endsWith('.tmp') ? 'EIO' : null)
      await goOn(left).catch(() => {})
      left.fault = () => null
      expect(await startOfBackup(left, id)).toBe(1)
    }
  })

  it('[B7] that cannot be read is not kept in place of one that can', async () => {
    const { disk, session } = await broughtUp()
    await session.close()
    await goOn(disk)
    const before = (await backupNames(disk, SIMULATED)).length
    const unreadable = new SimulatedDisk(disk.files())
    const [newest] = await backupNames(unreadable, SIMULATED)
    unreadable.fault = (call, path) =>
      call === 'read' && path.includes('/backups/') && path.includes(newest?.id ?? '') ? 'EIO' : null
    const again = await openOn(unreadable)
    await run(again, { kind: 'rename-notebook', title: 'Later' })
    await again.close()
    await makeBackup(unreadable, SIMULATED, { now: Date.now() + 500 * DAY })
    unreadable.fault = () => null
    const left = await listBackups(unreadable, SIMULATED)
    expect([left.length >= before, left.some(({ id }) => id === newest?.id)]).toEqual([true, true])
  })

  it('[B7] says in plain words that it cannot be read now, and is listed as one that will not do', async () => {
    const { disk, session, id } = await broughtUp()
    disk.fault = (call, path) => (call === 'read' && path.includes('/backups/') ? 'EIO' : null)
    expect(await backupWork(SIMULATED, disk)({ kind: 'compare', id })).toMatchObject({
      reason: expect.stringMatching(/^The backup “.*” cannot be read\. .*Try again/)
    })
    expect(await listBackups(disk, SIMULATED)).toMatchObject(
      Array.from({ length: 2 }, () => ({ isDamaged: true, bytes: null }))
    )
    disk.fault = () => null
    await session.close()
  })
})

/** The version of a backup; null where it is gone. */
async function startOfBackup(disk: SimulatedDisk, id: string): Promise<number | null> {
  const backup = (await backupNames(disk, SIMULATED)).find(one => one.id === id)
  const bytes = backup ? await backupBytes(disk, SIMULATED, backup) : 'gone'
  return bytes instanceof Uint8Array ? ((await startOf(bytes))?.version ?? null) : null
}
