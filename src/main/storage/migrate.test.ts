import { describe, expect, it } from 'vitest'
import { backupWork } from '#main/backups/backup-work.ts'
import { backupBytes, backupNames, listBackups, startOf } from '#main/backups/backup-files.ts'
import { makeBackup } from '#main/backups/make-backup.ts'
import { restoreBackup } from '#main/backups/restore-backup.ts'
import { readHistory } from '#main/custody/read-history.ts'
import { readLog } from '#main/custody/read-log.ts'
import { openNotebook } from '#main/open-notebook.ts'
import { SCHEMA_VERSION } from '#shared/model/about.ts'
import { taggingsOf } from '#shared/model/excerpt.ts'
import { crashStates } from '../../testing/crash-states.ts'
import { exampleDisk, storedVersions } from '../../testing/examples.ts'
import { SIMULATED, afterDeath, contentOf, openOn, run } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { encodeSegmentStart, genesis } from './journal-line.ts'
import { repairNotebook } from './repair.ts'
import { readSnapshot } from './read-notebook.ts'
import { encodeSnapshot } from './snapshot.ts'
import { verifyNotebook } from './verify.ts'

/** What the stored notebook of version 1 was left at. */
const LAST = 14
const denial = 'b3381d8f68236cf6'
const power = '6544dddce3c1e2ab'
const versionOf = async (disk: SimulatedDisk) => (await readSnapshot(disk, SIMULATED))?.version
const problemsOf = async (disk: SimulatedDisk) => verifyNotebook(SIMULATED, disk)
const verified = { kind: 'done', value: { problems: [] } }

/** Files but for the lock, whose text is of the moment. */
const filesOf = (disk: SimulatedDisk) => new Map([...disk.files()].filter(([path]) => !path.endsWith('/lock')))

async function worked() {
  const disk = exampleDisk(1)
  const session = await openOn(disk)
  await session.close()
  return disk
}

describe('a notebook of an older version (J)', () => {
  it('[J47] is stored for every version before this one', () => {
    const older = Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1)
    expect(storedVersions().toSorted((a, b) => a - b)).toEqual(older)
  })

  it.each(storedVersions())('[J47] of version %i opens, is brought up to this one, and verifies', async version => {
    const disk = exampleDisk(version)
    expect(await problemsOf(disk)).toMatchObject(verified)
    const session = await openOn(disk)
    expect([session.readOnly, session.damage]).toEqual([null, null])
    await session.close()
    expect([await versionOf(disk), await problemsOf(disk)]).toMatchObject([SCHEMA_VERSION, verified])
  })

  it('[J40] goes on as one of this version after one line of the journal, with all that it held', async () => {
    const disk = exampleDisk(1)
    const session = await openOn(disk)
    expect(session.status()).toMatchObject({ revision: LAST + 1, saving: 'saved', undo: null, redo: null })
    expect(session.notebook.excerpts.size).toBe(3)
    expect(session.notebook.excerpts.get(denial)).toMatchObject({ note: 'Only the *governor* says so.' })
    await run(session, { kind: 'rename-notebook', title: 'On the road' })
    const content = contentOf(session)
    await session.close()
    for (const without of ['', '/notebook.json']) {
      const files = [...disk.files()].filter(([path]) => path !== SIMULATED + without || without === '')
      const again = await openOn(new SimulatedDisk(new Map(files)))
      expect([again.status().revision, contentOf(again)]).toEqual([LAST + 2, content])
    }
  })

  it('[J40] rewrites nothing: every line that was there stands there byte for byte', async () => {
    const before = await readLog(SIMULATED, null, exampleDisk(1))
    const after = await readLog(SIMULATED, null, await worked())
    const heads = (log: typeof before) => (log.kind === 'done' ? log.value.entries.map(({ head }) => head) : [])
    expect(heads(before)).toHaveLength(LAST)
    expect(heads(after).slice(0, LAST)).toEqual(heads(before))
  })

  it('[J40] says of tags put on later that it is not known by whom, and makes nothing up', async () => {
    const { notebook } = await openOn(exampleDisk(1))
    const taggings = (id: string) => {
      const excerpt = notebook.excerpts.get(id)
      return excerpt ? taggingsOf(excerpt).map(({ by, at }) => [by, at]) : []
    }
    const marked = notebook.excerpts.get(power)
    expect(taggings(power)).toEqual([['Ana', marked?.createdAt]])
    expect(taggings(denial)).toEqual([
      [null, null],
      [null, null]
    ])
  })

  it('[J41] is shown as of this version where it is opened to be read, and not a byte of it changes', async () => {
    const disk = exampleDisk(1)
    const before = disk.files()
    const read = await openOn(disk, SIMULATED, false)
    expect(read.status().revision).toBe(LAST)
    await read.close()
    expect(disk.files()).toEqual(before)
    expect(contentOf(read)).toEqual(contentOf(await openOn(disk)))
  })

  it('[J42] is old or new after a crash at any moment, never in between', async () => {
    const old = contentOf(await openOn(exampleDisk(1), SIMULATED, false))
    const disk = await worked()
    const revisions = new Set<number>()
    for (const { files } of crashStates(disk)) {
      const left = await openOn(new SimulatedDisk(files), SIMULATED, false)
      expect([left.damage, contentOf(left)]).toEqual([null, old])
      revisions.add(left.status().revision)
      const again = afterDeath(files)
      const session = await openOn(again)
      expect([session.readOnly, contentOf(session), session.status().revision]).toEqual([null, old, LAST + 1])
      await session.close()
      expect(await problemsOf(again)).toMatchObject(verified)
    }
    expect(revisions).toEqual(new Set([LAST, LAST + 1]))
  })

  it.each(['backups', 'journal'])('[J43] stays as it was, to be read, where %s can take nothing', async place => {
    const disk = exampleDisk(1)
    const before = filesOf(disk)
    disk.fault = (call, path) => (call === 'write' && path.includes(`/${place}/`) ? 'ENOSPC' : null)
    const session = await openOn(disk)
    expect(session.readOnly).toMatch(/older version of Dossier, and could not be brought up to date.*The disk is full/)
    expect(session.notebook.excerpts.size).toBe(3)
    await session.close()
    disk.fault = () => null
    const without = [...filesOf(disk)].filter(([path]) => before.has(path))
    expect(new Map(without)).toEqual(before)
    expect((await openOn(disk)).readOnly).toBeNull()
  })

  it('[J44] cannot be undone past the line that brought it up', async () => {
    const session = await openOn(exampleDisk(1))
    expect(await session.undo()).toEqual({ kind: 'done', value: null })
    await run(session, { kind: 'rename-notebook', title: 'One' })
    expect(await session.undo()).toEqual({ kind: 'done', value: 'rename notebook' })
    expect(session.notebook.about.get('about')).toMatchObject({ title: 'Notes on the northern road' })
    expect(await session.undo()).toEqual({ kind: 'done', value: null })
    expect(session.status().revision).toBe(LAST + 3)
  })

  it('[J44] has its whole history told, and the line that brought it up as what it is', async () => {
    const disk = await worked()
    const log = await readLog(SIMULATED, null, disk)
    expect(log).toMatchObject({ kind: 'done', value: { revision: LAST + 1, problem: null } })
    const history = await readHistory(SIMULATED, { excerptId: denial }, disk)
    expect(history).toMatchObject({ value: { problem: null, total: 4 } })
    expect(history.kind === 'done' && history.value.entries.map(({ step, lines }) => [step, ...lines])).toEqual([
      ['Tag excerpt', expect.stringMatching(/^Marked, tag “Foreign instructors” put on/)],
      ['Tag excerpt', 'Tag “Coups” put on'],
      ['Edit note', 'Note written: “Only the *governor* says so.”'],
      ['Brought up to a newer version of Dossier', 'Nothing that shows changed']
    ])
  })

  it('[J45] is backed up as it was first, and that backup can be restored', async () => {
    const disk = exampleDisk(1)
    const session = await openOn(disk)
    const [made] = await listBackups(disk, SIMULATED)
    expect(made).toMatchObject({ revision: LAST, isDamaged: false })
    const before = contentOf(session)
    await run(session, { kind: 'rename-notebook', title: 'Other' })
    await run(session, { kind: 'remove-excerpts', excerptIds: [denial] })
    const restored = await restoreBackup(session, backupWork(SIMULATED, disk), made?.id ?? '')
    expect([restored.kind, contentOf(session)]).toEqual(['done', before])
    await session.close()
    expect(await problemsOf(disk)).toMatchObject(verified)
  })

  it('[J45] keeps the last backup of each older version when backups are thinned out', async () => {
    const disk = await worked()
    for (const day of [1, 2, 70, 80, 400, 800]) {
      const session = await openOn(disk)
      await run(session, { kind: 'rename-notebook', title: `Day ${day}` })
      await session.close()
      await makeBackup(disk, SIMULATED, { now: Date.now() + day * 86_400_000 })
    }
    const versions = await Promise.all(
      (await backupNames(disk, SIMULATED)).map(async backup => {
        const bytes = await backupBytes(disk, SIMULATED, backup)
        return [backup.revision, bytes instanceof Uint8Array && (await startOf(bytes))?.version]
      })
    )
    expect(versions.filter(([, version]) => version === 1)).toContainEqual([LAST, 1])
  })

  it('[J46] of a newer one is refused with both versions and what to do, also without notebook.json', async () => {
    const disk = await worked()
    const snapshot = await readSnapshot(disk, SIMULATED)
    if (!snapshot) throw new Error('There is a snapshot.')
    const json = `${SIMULATED}/notebook.json`
    const newer = new Map(disk.files()).set(json, encodeSnapshot({ ...snapshot, version: SCHEMA_VERSION + 1 }))
    const start = { notebook: snapshot.about?.notebookId ?? '', number: 9, revision: LAST + 1, previous: snapshot.head }
    const segment = encodeSegmentStart({ ...start, schema: SCHEMA_VERSION + 1 })
    const bare = new Map([...disk.files()].filter(([path]) => path !== json))
    bare.set(`${SIMULATED}/journal/000009.jsonl`, segment)
    for (const files of [newer, bare]) {
      const opened = await openNotebook(SIMULATED, {
        ...{ by: () => 'Ana', announce: () => {}, write: true },
        disk: new SimulatedDisk(files)
      })
      expect(opened).toMatchObject({
        kind: 'refused',
        reason: expect.stringMatching(/records are of version 3, and this one reads them up to version 2\. Install/)
      })
    }
  })

  it('[J46] begins each file of the journal so that a program of version 1 refuses it', () => {
    const start = encodeSegmentStart({ notebook: 'n', number: 1, revision: 0, previous: genesis('n').head, schema: 2 })
    expect(start.toString()).toContain('"segment":{"v":2,')
  })

  it('[J33] is mended in its own version, and brought up after that', async () => {
    const disk = exampleDisk(1)
    const segment = `${SIMULATED}/journal/000002.jsonl.gz`
    const files = new Map(disk.files())
    files.set(segment, (files.get(segment) ?? Buffer.alloc(0)).subarray(0, 700))
    const damaged = new SimulatedDisk(files)
    expect(await repairNotebook(SIMULATED, { by: 'Ana', host: 'a test', disk: damaged })).toMatchObject({
      kind: 'done'
    })
    expect([await versionOf(damaged), await problemsOf(damaged)]).toMatchObject([1, verified])
    const session = await openOn(damaged)
    expect([session.readOnly, session.notebook.excerpts.size]).toEqual([null, 3])
    await session.close()
    expect([await versionOf(damaged), await problemsOf(damaged)]).toMatchObject([SCHEMA_VERSION, verified])
  })
})
