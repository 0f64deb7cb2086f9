import { describe, expect, it } from 'vitest'
import type { Session } from '#main/session.ts'
import { SIMULATED, addText, afterDeath, contentOf, freshDisk, openOn, run } from '../../testing/open-folder.ts'
import type { Fault, SimulatedDisk } from '../../testing/simulated-disk.ts'
import { openNotebook } from '../open-notebook.ts'

const codes = ['EIO', 'ENOSPC', 'EROFS', 'EDQUOT', 'EMFILE', 'EFBIG']
const changing = ['create', 'write', 'sync', 'syncFolder', 'rename', 'remove', 'read', 'list']

/** Work as a researcher does; returns the titles that were called saved, and what kept others from it. */
async function work(
  disk: SimulatedDisk
): Promise<{ readonly saved: readonly string[]; readonly problem: string | null }> {
  const opened = await openNotebook(SIMULATED, { by: () => 'Ana', announce: () => {}, write: true, disk })
  if (opened.kind === 'refused') return { saved: [], problem: null }
  const session = opened.value
  const saved: string[] = []
  for (const name of ['One', 'Two', 'Three']) {
    const outcome = await run(session, { kind: 'add-tag', name })
    if (outcome.kind === 'done') saved.push(name)
    const isTold = outcome.kind !== 'unsaved' || session.status().saving === 'could not save'
    expect([isTold, 'reason' in outcome ? outcome.reason : 'Saved.']).toEqual([
      true,
      expect.stringMatching(/^[A-Z].*\.$/)
    ])
  }
  if ((await addText(session, 'Mali leaves the court.', 'Mali')).kind === 'done') saved.push('Mali')
  const { problem } = session.status()
  // Also what closing does may fail: writing notebook.json, archiving, letting go of the lock.
  await session.close()
  return { saved, problem }
}

function namesIn(session: Session): readonly string[] {
  const tags = [...session.notebook.tags.values()].map(tag => tag.name)
  return [...tags, ...[...session.notebook.sources.values()].map(source => source.title)]
}

/** Fail one call, or all from it on, of one kind. */
function failing(call: string, number: number, code: string, isLasting: boolean): Fault {
  let count = 0
  return name => {
    if (name !== call) return null
    count += 1
    return count === number || (isLasting && count > number) ? code : null
  }
}

describe('a disk that refuses (S)', () => {
  it('[S5] never makes anything be called saved that is not on disk', async () => {
    let reached = 0
    for (const call of changing)
      for (const code of codes)
        for (let number = 1; number <= 12; number++)
          for (const isLasting of [false, true]) {
            const disk = await freshDisk()
            disk.fault = failing(call, number, code, isLasting)
            const { saved, problem } = await work(disk)
            if (problem !== null) reached += 1
            disk.fault = () => null
            const left = await openOn(afterDeath(disk.files()))
            expect(namesIn(left), `${code} at ${call} ${number}`).toEqual(expect.arrayContaining([...saved]))
          }
    expect(reached).toBeGreaterThan(20)
  })

  it('[S6] keeps what it could not save, and saves it when it can', async () => {
    for (const call of ['create', 'write', 'sync', 'syncFolder'])
      for (let number = 1; number <= 6; number++) {
        const disk = await freshDisk()
        const session = await openOn(disk)
        disk.fault = failing(call, number, 'ENOSPC', true)
        for (const name of ['One', 'Two', 'Three']) await run(session, { kind: 'add-tag', name })
        await session.undo()
        disk.fault = () => null
        expect(await session.save()).toEqual({ kind: 'done', value: null })
        expect(session.status()).toMatchObject({ saving: 'saved', problem: null, undo: 'add tag', redo: 'add tag' })
        const left = await openOn(afterDeath(disk.files()))
        expect(contentOf(left)).toEqual(contentOf(session))
        expect(left.status()).toMatchObject({ revision: session.status().revision, undo: 'add tag', redo: 'add tag' })
      }
  })

  it('[S7] never writes again to a file it could not sync', async () => {
    const disk = await freshDisk()
    const session = await openOn(disk)
    await run(session, { kind: 'add-tag', name: 'One' })
    const written: string[] = []
    let hasFailed = false
    disk.fault = (call, path) => {
      if (call === 'write' && hasFailed) written.push(path)
      if (call !== 'sync' || hasFailed) return null
      hasFailed = true
      return 'EIO'
    }
    expect(await run(session, { kind: 'add-tag', name: 'Two' })).toMatchObject({ kind: 'unsaved' })
    expect(await run(session, { kind: 'add-tag', name: 'Three' })).toMatchObject({ kind: 'done' })
    expect(new Set(written)).toEqual(new Set([`${SIMULATED}/journal/000003.jsonl`]))
  })

  it('[S8] takes short writes for what they are', async () => {
    const disk = await freshDisk()
    disk.mostBytes = 7
    const session = await openOn(disk)
    await run(session, { kind: 'add-tag', name: 'One' })
    expect(contentOf(await openOn(afterDeath(disk.files())))).toEqual(contentOf(session))
  })

  it('[S9] leaves no heap of files behind on a full disk', async () => {
    const disk = await freshDisk()
    const session = await openOn(disk)
    disk.fault = call => (call === 'write' ? 'ENOSPC' : null)
    await run(session, { kind: 'add-tag', name: 'One' })
    const count = disk.files().size
    for (let attempt = 0; attempt < 10; attempt++) await session.save()
    expect(disk.files().size).toBe(count)
    expect(await session.close()).toMatchObject({
      kind: 'unsaved',
      reason: expect.stringContaining('The disk is full')
    })
    disk.fault = () => null
    expect(await session.close()).toEqual({ kind: 'done', value: null })
  })
})
