import { describe, expect, it } from 'vitest'
import type { Erasable } from '#shared/erasure.ts'
import { openNotebook } from '#main/open-notebook.ts'
import { backupBytes, backupNames, startOf, unpack } from '#main/backups/backup-files.ts'
import { backupWork } from '#main/backups/backup-work.ts'
import { makeBackup } from '#main/backups/make-backup.ts'
import { restoreBackup } from '#main/backups/restore-backup.ts'
import { readLog } from '#main/custody/read-log.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { everything } from '../../testing/erasures.ts'
import { exampleDisk } from '../../testing/examples.ts'
import { addText, contentOf, freshDisk, openOn, run, SIMULATED, valueOf } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { erase } from './erase.ts'

/** A notebook with an excerpt in it. */
async function marked(disk: SimulatedDisk, by = 'Awa') {
  const opened = await openNotebook(SIMULATED, { by: () => by, announce: () => {}, write: true, disk })
  const session = valueOf(opened)
  const sourceId = valueOf(await addText(session, 'Mali leaves the court. The army took power.', 'Mali leaves'))
  const mark = { kind: 'mark-excerpt', sourceId, start: 0, end: 21, newTagNames: ['Coups'] } as const
  const excerptId = valueOf(await run(session, mark)) ?? ''
  const [tagId = ''] = [...session.notebook.tags.keys()]
  return { session, sourceId, excerptId, tagId }
}

/** The same notebook from its journal alone. */
async function reopened(disk: SimulatedDisk) {
  const files = new Map([...disk.files()].filter(([path]) => !path.endsWith('notebook.json')))
  return openOn(new SimulatedDisk(files), SIMULATED, false)
}

describe('erasing notes and names (H)', () => {
  it('[H21] takes a note with all its versions, of whatever it is on', async () => {
    const disk = await freshDisk()
    const { session, sourceId, excerptId, tagId } = await marked(disk)
    const places = [
      { kind: 'source', id: sourceId },
      { kind: 'excerpt', id: excerptId },
      { kind: 'tag', id: tagId },
      { kind: 'notebook' }
    ] as const
    for (const on of places) {
      await run(session, { kind: 'write-note', on, note: 'First Zorro' })
      await run(session, { kind: 'add-tag', name: `Between ${on.kind}` })
      await run(session, { kind: 'write-note', on, note: 'Then Zorro went away' })
      await makeBackup(disk, SIMULATED, { now: Date.now() })
      const before = everything(disk)
      expect(valueOf(await erase(session, { kind: 'note', on }))).toMatchObject({ notes: 1, backups: 1 })
      expect([before.includes('Zorro'), everything(disk).includes('Zorro')]).toEqual([true, false])
    }
    expect(contentOf(await reopened(disk))).toEqual(contentOf(session))
    expect(valueOf(await verifyNotebook(SIMULATED, disk)).problems).toEqual([])
  })

  it('[H21] takes a speaker from every excerpt, with what was typed on the way, and leaves others', async () => {
    const disk = await freshDisk()
    const { session, excerptId, sourceId } = await marked(disk)
    const other = valueOf(await run(session, { kind: 'mark-excerpt', sourceId, start: 23, end: 31 })) ?? ''
    const say = (id: string, speaker: string) => run(session, { kind: 'attribute-excerpt', excerptId: id, speaker })
    await say(other, 'Zorro the younger')
    for (const typed of ['Zor', 'Zorro', 'Zorro Pérez', 'The colonel']) {
      await say(excerptId, typed)
      await makeBackup(disk, SIMULATED, { now: Date.now() })
    }
    expect(valueOf(await erase(session, { kind: 'speaker', name: 'Zorro Pe\u0301rez' }))).toMatchObject({ changes: 3 })
    expect(everything(disk)).not.toContain('Zorro P')
    expect(everything(disk)).not.toContain('"Zor"')
    expect(session.notebook.excerpts.get(excerptId)?.speaker).toBe('The colonel')
    expect(session.notebook.excerpts.get(other)?.speaker).toBe('Zorro the younger')
    expect(contentOf(await reopened(disk))).toEqual(contentOf(session))
  })

  it('[H29] takes a person at work from records and lines, also the one who erases', async () => {
    const disk = await freshDisk()
    const { session, excerptId } = await marked(disk, 'Zorro')
    const tagId = valueOf(await run(session, { kind: 'add-tag', name: 'Later' })) ?? ''
    await run(session, { kind: 'tag-excerpt', excerptId, tagIds: [tagId] })
    await makeBackup(disk, SIMULATED, { now: Date.now() })
    expect(session.notebook.excerpts.get(excerptId)?.taggedLater).toMatchObject([{ by: 'Zorro' }])
    const what: Erasable = { kind: 'person', name: 'Zorro' }
    expect(valueOf(await erase(session, what)).excerpts).toBe(1)
    expect(everything(disk)).not.toContain('"Zorro"')
    expect([...session.notebook.excerpts.values()].map(({ by }) => by)).toEqual([''])
    expect(contentOf(await reopened(disk))).toEqual(contentOf(session))
  })

  it('[H21] takes a person out of lines that restated records, and out of backups of every version', async () => {
    const disk = exampleDisk(1)
    // Brings it up to this version: the records that differ are said again, and a backup of the old version is made.
    const session = await openOn(disk)
    const [excerptId = ''] = [...session.notebook.excerpts.keys()]
    const tagId = valueOf(await run(session, { kind: 'add-tag', name: 'Later' })) ?? ''
    await run(session, { kind: 'tag-excerpt', excerptId, tagIds: [tagId] })
    await makeBackup(disk, SIMULATED, { now: Date.now() + 86_400_000 })
    const versions = async () => {
      const all = await Promise.all((await backupNames(disk, SIMULATED)).map(one => backupBytes(disk, SIMULATED, one)))
      const bytes = all.filter(one => one instanceof Uint8Array)
      for (const one of bytes) expect(await unpack(one)).not.toBeNull()
      return (await Promise.all(bytes.map(startOf))).map(start => start?.version)
    }
    const before = await versions()
    expect([new Set(before), everything(disk).includes('"Ana"')]).toEqual([new Set([1, 2]), true])
    const goes = valueOf(await erase(session, { kind: 'person', name: 'Ana' }))
    expect(goes.backups).toBe(before.length)
    expect(everything(disk)).not.toContain('"Ana"')
    expect(session.notebook.excerpts.get(excerptId)?.taggedLater?.map(({ by }) => by)).toContain('')
    expect(await versions()).toEqual(before)
    expect(contentOf(await reopened(disk))).toEqual(contentOf(session))
    expect(await readLog(SIMULATED, null, disk)).toMatchObject({ value: { problem: null } })
    for (const { id } of await backupNames(disk, SIMULATED)) {
      expect((await restoreBackup(session, backupWork(SIMULATED, disk), id)).kind).toBe('done')
      expect(JSON.stringify(contentOf(session))).not.toContain('"Ana"')
    }
    await session.close()
    expect(valueOf(await verifyNotebook(SIMULATED, disk)).problems).toEqual([])
  })
})
