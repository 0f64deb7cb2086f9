import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { refuse, type Result } from '#shared/result.ts'
import { freshDisk, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { listBackups } from './backup-files.ts'
import { backupWork, type BackupWork } from './backup-work.ts'
import { keepBackups } from './keep-backups.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 10, 21, 12) })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Open a notebook, and keep backups of it. */
async function open({ write = true } = {}) {
  const disk = await freshDisk()
  const session = await openOn(disk, SIMULATED, write)
  const work = backupWork(SIMULATED, disk)
  let refusal: string | null = null
  const made: number[] = []
  const watched: BackupWork = async task => {
    if (task.kind === 'make' && refusal !== null) return refuse(refusal)
    const value: Result<unknown> = await work(task)
    if (task.kind === 'make' && value.kind === 'done') made.push((value.value as { revision: number }).revision)
    return value as never
  }
  const backups = keepBackups(session, { work: watched })
  return {
    ...{ session, backups, made },
    fail: (reason: string | null) => void (refusal = reason),
    tag: (name: string) => run(session, { kind: 'add-tag', name }),
    revisions: async () => (await listBackups(disk, SIMULATED)).map(({ revision }) => revision),
    /** Let time pass, and what it starts end. */
    pass: async (minutes: number) => {
      await vi.advanceTimersByTimeAsync(minutes * 60_000)
      await backups.list()
    }
  }
}

describe('keeping backups (B)', () => {
  it('[B9] makes one after opening, every few minutes while something changes, and on closing', async () => {
    const { backups, tag, pass, made, revisions } = await open()
    await pass(1)
    expect(made).toEqual([1])
    await pass(600)
    expect(made).toEqual([1])
    await tag('Coups')
    await pass(3)
    await tag('Bias')
    expect(made).toEqual([1])
    // No change waits for longer than five minutes.
    await pass(2)
    expect(made).toEqual([1, 3])
    await tag('Wagner')
    await pass(5)
    expect(made).toEqual([1, 3, 4])
    await tag('Exit')
    await backups.close()
    expect(made).toEqual([1, 3, 4, 5])
    expect(await revisions()).toEqual([5, 4, 3, 1])
    await pass(60)
    expect(made).toHaveLength(4)
  })

  it('[B9] makes none where there is one already', async () => {
    const { backups, made, pass, revisions } = await open()
    await pass(1)
    await backups.make()
    await backups.close()
    expect(made).toEqual([1, 1])
    expect(await revisions()).toEqual([1])
  })

  it('[B9] makes one of what was before a large change', async () => {
    const { session, tag, made, pass, revisions } = await open()
    await tag('Coups')
    const rows = Array.from({ length: 60 }, (_, i) => `Tag ${i}`)
    await run(session, { kind: 'import-codebook', csv: ['path', ...rows].join('\n') })
    await pass(0)
    expect(made).toEqual([2])
    expect(await revisions()).toEqual([2])
  })

  it('[B6] says why the last could not be made, and tries again', async () => {
    const { backups, tag, fail, pass, made } = await open()
    await pass(1)
    fail('No backup could be made. The disk is full. Free some space.')
    await tag('Coups')
    await pass(5)
    expect(await backups.list()).toMatchObject({ value: { problem: expect.stringContaining('disk is full') } })
    fail(null)
    await pass(5)
    expect(await backups.list()).toMatchObject({ value: { problem: null, list: [{ revision: 2 }, { revision: 1 }] } })
    expect(made).toEqual([1, 2])
  })

  it('[B9] makes none of a notebook that another program writes to', async () => {
    const { backups, pass, made } = await open({ write: false })
    await pass(10)
    await backups.close()
    expect(made).toEqual([])
  })
})
