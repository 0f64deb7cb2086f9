import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import type { Command } from '#shared/commands/index.ts'
import { addText, afterDeath, contentOf, freshDisk, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { crashStates } from '../../testing/crash-states.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { listBackups, readBackup } from './backup-files.ts'
import { backupWork } from './backup-work.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { recordsOf } from '#main/storage/snapshot.ts'

const START = Date.UTC(2026, 10, 21, 12)
const HOUR = 3_600_000
const make = (disk: Disk, now = START) => makeBackup(disk, SIMULATED, { now })
const workOn = (disk: Disk) => backupWork(SIMULATED, disk)
const rename = (session: Session, title: string) => run(session, { kind: 'rename-notebook', title })
const firstOf = (table: ReadonlyMap<string, { readonly id: string }>) => [...table.keys()].sort()[0] ?? ''

/** What a backup holds, to be compared with what a notebook does. */
async function held(disk: Disk, id: string): Promise<unknown> {
  return contentOf({ notebook: recordsOf(await readBackup(disk, SIMULATED, id)) as unknown as Session['notebook'] })
}

/** Change one byte in the middle of a file. */
function spoil(disk: SimulatedDisk, part: string): SimulatedDisk {
  const spoilt = [...disk.files()].map(([path, bytes]): [string, Buffer | null] => {
    if (!path.includes(part) || !bytes) return [path, bytes]
    const other = Buffer.from(bytes)
    other.writeUInt8(other.readUInt8(other.length >> 1) ^ 1, other.length >> 1)
    return [path, other]
  })
  return new SimulatedDisk(new Map(spoilt))
}

const backupFiles = (disk: SimulatedDisk) =>
  [...disk.files().keys()].filter(path => path.includes('/backups/')).map(path => path.slice(SIMULATED.length + 9))

/** Something a researcher does, chosen by two numbers. */
async function act(session: Session, kind: number, n: number): Promise<void> {
  const { sources, excerpts, tags } = session.notebook
  const [sourceId, excerptId, tagId] = [firstOf(sources), firstOf(excerpts), firstOf(tags)]
  const commands: readonly Command[] = [
    { kind: 'rename-notebook', title: `Title ${n}` },
    { kind: 'add-tag', name: `Tag ${n}` },
    { kind: 'remove-tag', tagId },
    { kind: 'mark-excerpt', sourceId, start: n % 4, end: 4 + (n % 9), newTagNames: [`New ${n % 3}`] },
    { kind: 'write-note', on: { kind: 'excerpt', id: excerptId }, note: `Note ${n}` },
    { kind: 'remove-excerpts', excerptIds: [excerptId] },
    { kind: 'remove-source', sourceId }
  ]
  const command = commands[kind]
  // What cannot be done in this state is refused, and changes nothing.
  if (command) await run(session, command)
  else if (kind === 7) await session.undo()
  else await addText(session, `Mali leaves the court in ${n}.`)
}

const acts = fc.array(fc.tuple(fc.nat(9), fc.nat(12)), { maxLength: 12 })

describe('backups (B)', () => {
  it('[B1] hold exactly the tables of their revision, and restoring one gives exactly these', async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, async (before, after) => {
        const disk = await freshDisk()
        const session = await openOn(disk)
        for (const [kind, n] of before) await act(session, kind, n)
        const then = contentOf(session)
        const { id, revision } = await make(disk)
        expect(revision).toBe(session.status().revision)
        for (const [kind, n] of after) await act(session, kind, n)
        expect(await held(disk, id)).toEqual(then)
        expect((await restoreBackup(session, workOn(disk), id)).kind).toBe('done')
        expect(contentOf(session)).toEqual(then)
        await session.close()
        expect(contentOf(await openOn(disk))).toEqual(then)
        expect(await verifyNotebook(SIMULATED, disk)).toMatchObject({ value: { problems: [] } })
      }),
      { numRuns: 30 }
    )
  })

  it('[B2] undoing a restore gives back exactly what was, also after reopening', async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, fc.boolean(), async (before, after, isReopened) => {
        const disk = await freshDisk()
        const first = await openOn(disk)
        for (const [kind, n] of before) await act(first, kind, n)
        const { id } = await make(disk)
        for (const [kind, n] of [...after, [0, 99] as const]) await act(first, kind, n)
        const was = contentOf(first)
        await restoreBackup(first, workOn(disk), id)
        const restored = contentOf(first)
        if (isReopened) await first.close()
        const session = isReopened ? await openOn(disk) : first
        expect(session.status().undo).toBe('restore backup')
        expect(await session.undo()).toMatchObject({ value: 'restore backup' })
        expect(contentOf(session)).toEqual(was)
        await session.redo()
        expect(contentOf(session)).toEqual(restored)
      }),
      { numRuns: 30 }
    )
  })

  it('[B3] say what restoring does, and a note counts for itself', async () => {
    const disk = await freshDisk()
    const session = await openOn(disk)
    const added = await addText(session, 'Mali leaves the court.')
    const sourceId = added.kind === 'done' ? added.value : ''
    await run(session, { kind: 'mark-excerpt', sourceId, start: 0, end: 4 })
    const excerptId = firstOf(session.notebook.excerpts)
    const { id } = await make(disk)
    const differs = async () => {
      const compared = await workOn(disk)({ kind: 'compare', id })
      return compared.kind === 'done' ? compared.value : compared
    }
    const none = { added: 0, changed: 0, removed: 0 }
    const same = { isSame: true, title: null, sources: none, excerpts: none, tags: none, notes: none }
    expect(await differs()).toEqual(same)
    await run(session, { kind: 'write-note', on: { kind: 'excerpt', id: excerptId }, note: 'Check it.' })
    await run(session, { kind: 'add-tag', name: 'Coups' })
    await rename(session, 'Mali')
    const title = { now: 'Mali', then: 'Sahel' }
    const one = { ...none, removed: 1 }
    expect(await differs()).toEqual({ ...same, isSame: false, title, tags: one, notes: one })
    await run(session, { kind: 'edit-source', sourceId, citation: { title: 'Other' } })
    await run(session, { kind: 'remove-excerpts', excerptIds: [excerptId] })
    const changed = { ...none, changed: 1 }
    expect(await differs()).toMatchObject({ sources: changed, excerpts: { ...none, added: 1 }, notes: none })
  })

  it('[B5] a kill at any moment leaves earlier ones whole, and no part of one is taken for one', async () => {
    const before = await freshDisk()
    const session = await openOn(before)
    const ids = []
    for (const [title, age] of [
      ['One', 60],
      ['Two', 3],
      ['Three', 3]
    ] as const) {
      await rename(session, title)
      ids.push((await make(before, START - age * HOUR + ids.length * 1000)).id)
    }
    await rename(session, 'Four')
    const disk = new SimulatedDisk(before.files())
    const { id } = await make(disk)
    expect((await listBackups(disk, SIMULATED)).map(backup => backup.id)).toEqual([id, ids[2], ids[0]])
    let states = 0
    const seen = new Set<boolean>()
    for (const { files } of crashStates(disk)) {
      const left = new SimulatedDisk(files)
      const listed = await listBackups(left, SIMULATED)
      const found = listed.map(backup => backup.id)
      expect(listed.filter(({ isDamaged }) => isDamaged)).toEqual([])
      // The second may be thinned out, for the sake of the third.
      expect(found).toEqual(expect.arrayContaining([ids[0], ids[2]]))
      seen.add(found.includes(id))
      expect((await make(left)).revision).toBe(5)
      expect(await held(left, id)).toEqual(contentOf(session))
      states += 1
    }
    expect([states > 10, seen]).toEqual([true, new Set([false, true])])
  })

  it('[B5] a kill while one is restored leaves the notebook as it was or as it is to be', async () => {
    const before = await freshDisk()
    const earlier = await openOn(before)
    await addText(earlier, 'Mali leaves the court.')
    const { id } = await make(before)
    await run(earlier, { kind: 'remove-source', sourceId: firstOf(earlier.notebook.sources) })
    await earlier.close()
    const disk = new SimulatedDisk(before.files())
    const session = await openOn(disk)
    const [was, revision] = [contentOf(session), session.status().revision]
    await restoreBackup(session, workOn(disk), id)
    disk.ack(revision + 1)
    const is = contentOf(session)
    for (const { files, acked } of crashStates(disk)) {
      const left = await openOn(afterDeath(files))
      expect(left.readOnly).toBeNull()
      expect([acked > 0 ? is : was, is]).toContainEqual(contentOf(left))
    }
  })

  it('[B6] one that cannot be made leaves nothing behind, says why, and keeps nothing from being saved', async () => {
    const writing = ['create', 'write', 'sync', 'rename', 'syncFolder', 'makeFolder']
    let failed = 0
    for (const code of ['ENOSPC', 'EIO'])
      for (let at = 0; at < 8; at++) {
        const disk = await freshDisk()
        const session = await openOn(disk)
        await make(disk, START - HOUR)
        await rename(session, 'More')
        const before = backupFiles(disk)
        let calls = 0
        disk.fault = (call, path) =>
          path.includes('/backups') && writing.includes(call) && calls++ >= at ? code : null
        const made = await workOn(disk)({ kind: 'make' })
        const isRefused = made.kind === 'refused'
        if (isRefused) failed += 1
        const reason =
          code === 'ENOSPC' ? 'No backup could be made. The disk is full' : 'No backup could be made. The disk'
        expect(isRefused ? made.reason : reason).toContain(reason)
        expect(isRefused ? backupFiles(disk) : before).toEqual(before)
        expect((await rename(session, 'Saved')).kind).toBe('done')
        disk.fault = () => null
        expect((await make(disk)).isNew).toBe(true)
      }
    expect(failed).toBeGreaterThan(8)
  })

  it('[B6] what the disk gives back otherwise than it was written is no backup', async () => {
    const disk = await freshDisk()
    const lying: Disk = { ...methodsOf(disk), read: async path => flipped(path, await disk.read(path)) }
    expect(await workOn(lying)({ kind: 'make' })).toMatchObject({ kind: 'refused' })
    expect(backupFiles(disk)).toEqual([])
  })

  it('[B7] a damaged one is listed as such, never restored, and never kept in place of a whole one', async () => {
    const disk = await freshDisk()
    const session = await openOn(disk)
    const day = START - 72 * HOUR
    const whole = await make(disk, day)
    await rename(session, 'Two')
    const later = await make(disk, day + HOUR)
    await session.close()
    const spoilt = spoil(disk, `backups/${later.id}`)
    expect(await listBackups(spoilt, SIMULATED)).toMatchObject([
      { id: later.id, isDamaged: true, bytes: null },
      { id: whole.id, isDamaged: false }
    ])
    const again = await openOn(spoilt)
    for (const kind of ['compare', 'work out'] as const)
      expect(await workOn(spoilt)({ kind, id: later.id })).toMatchObject({ reason: expect.stringContaining('damaged') })
    expect(await restoreBackup(again, workOn(spoilt), later.id)).toMatchObject({ kind: 'refused' })
    expect(again.status().revision).toBe(2)
    await make(spoilt)
    expect((await listBackups(spoilt, SIMULATED)).map(({ id }) => id)).toEqual(
      expect.arrayContaining([whole.id, later.id])
    )
  })

  it('[B8] one of another notebook, or that needs a file that is missing, is not restored', async () => {
    const disk = await freshDisk()
    const session = await openOn(disk)
    await addText(session, 'Mali leaves the court.')
    const { id } = await make(disk)
    const other = await freshDisk()
    const stranger = await openOn(other)
    const moved = new SimulatedDisk(
      new Map([...other.files(), ...[...disk.files()].filter(([path]) => path.includes('/backups'))])
    )
    expect(await workOn(moved)({ kind: 'compare', id })).toMatchObject({
      reason: 'This backup is of another notebook.'
    })
    expect(stranger.readOnly).toBeNull()
    const source = [...session.notebook.sources.values()][0]
    await run(session, { kind: 'remove-source', sourceId: source?.id ?? '' })
    await disk.remove(`${SIMULATED}/texts/${source?.textHash}.json`)
    expect(await restoreBackup(session, workOn(disk), id)).toMatchObject({
      reason: expect.stringContaining(`texts/${source?.textHash}.json`)
    })
    expect(await restoreBackup(session, workOn(disk), '99')).toMatchObject({ reason: 'There is no backup “99”.' })
  })

  it('[B8] one of the same revision, but another past, does not stand for a new one', async () => {
    const disk = await freshDisk()
    const other = new SimulatedDisk(disk.files())
    const [first, second] = [await openOn(disk), await openOn(other)]
    await rename(first, 'One')
    const { id } = await make(disk)
    await rename(second, 'Two')
    const moved = [...disk.files()].filter(([path]) => path.includes('/backups'))
    const put = new SimulatedDisk(new Map([...other.files(), ...moved]))
    const made = await make(put, START + 1000)
    expect([made.revision, made.isNew, made.id === id]).toEqual([2, true, false])
    expect(await held(put, made.id)).toEqual(contentOf(second))
  })

  it('[B10] is restored from what the notebook is then, whoever changes it meanwhile', async () => {
    const disk = await freshDisk()
    const session = await openOn(disk)
    const { id } = await make(disk)
    let changes = 0
    const work = workOn(disk)
    const busy =
      (most: number): typeof work =>
      async task => {
        const value = await work(task)
        if (changes++ < most) await rename(session, `Meanwhile ${changes}`)
        return value
      }
    expect((await restoreBackup(session, busy(2), id)).kind).toBe('done')
    expect(session.notebook.about.get('about')?.title).toBe('Sahel')
    await session.undo()
    expect(session.notebook.about.get('about')?.title).toBe('Meanwhile 2')
    expect(await restoreBackup(session, busy(Infinity), id)).toMatchObject({ kind: 'refused' })
    disk.fault = call => (call === 'write' ? 'ENOSPC' : null)
    void rename(session, 'Unsaved')
    expect(await restoreBackup(session, work, id)).toMatchObject({
      reason: expect.stringContaining('Nothing was restored. Not saved yet')
    })
  })
})

describe('backups on a real disk (B)', () => {
  let home = ''
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'backups-'))
  })
  afterEach(() => rm(home, { recursive: true }))

  it('[B11] are small files for their owner alone, without texts and originals', async () => {
    const path = join(home, 'n.dossier')
    await createNotebook(path, { title: 'Sahel' })
    const session = await openOn(realDisk, path)
    await addText(session, 'Mali leaves the court. '.repeat(20_000), 'Long')
    await backupWork(path)({ kind: 'make' })
    await session.close()
    const [name = ''] = await readdir(join(path, 'backups'))
    expect((await stat(join(path, 'backups', name))).size).toBeLessThan(2000)
    const modes = await Promise.all([join(path, 'backups'), join(path, 'backups', name)].map(one => stat(one)))
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600'])
  })

  it('[B12] of a large notebook are made, compared and restored in a worker', async () => {
    const path = join(home, 'n.dossier')
    await createNotebook(path, { title: 'Sahel' })
    const session = await openOn(realDisk, path)
    const rows = Array.from({ length: 1500 }, (_, i) => `Tag ${i},${'What falls under it. '.repeat(10)}`)
    await run(session, { kind: 'import-codebook', csv: ['path,definition', ...rows].join('\n') })
    await session.close()
    const again = await openOn(realDisk, path)
    const work = backupWork(path)
    const made = await work({ kind: 'make' })
    const id = made.kind === 'done' ? made.value.id : ''
    await run(again, { kind: 'remove-tag', tagId: firstOf(again.notebook.tags) })
    expect(await restoreBackup(again, work, id)).toMatchObject({ value: { tags: { added: 1 } } })
    expect(again.notebook.tags.size).toBe(1500)
    await again.close()
  })
})

function flipped(path: string, bytes: Buffer): Buffer {
  if (!path.includes('/backups/')) return bytes
  const other = Buffer.from(bytes)
  other.writeUInt8(other.readUInt8(20) ^ 1, 20)
  return other
}

/** A simulated disk's methods as an object of its own, so that one can be replaced. */
function methodsOf(disk: SimulatedDisk): Disk {
  const names = Object.getOwnPropertyNames(SimulatedDisk.prototype) as (keyof SimulatedDisk)[]
  const methods = names.filter(name => typeof disk[name] === 'function')
  return Object.fromEntries(
    methods.map(name => [name, (disk[name] as (...args: unknown[]) => unknown).bind(disk)])
  ) as unknown as Disk
}
