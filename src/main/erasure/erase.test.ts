import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Erasable } from '#shared/erasure.ts'
import { checkSeal, makeSeal } from '#main/custody/seal.ts'
import { noCitation } from '../../testing/notebook.ts'
import { readLog } from '#main/custody/read-log.ts'
import { backupNames } from '#main/backups/backup-files.ts'
import { backupWork } from '#main/backups/backup-work.ts'
import { restoreBackup } from '#main/backups/restore-backup.ts'
import type { Session } from '#main/session.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { everything, filled, WORDS } from '../../testing/erasures.ts'
import { addText, contentOf, openOn, run, SIMULATED, valueOf } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { erasable, erase } from './erase.ts'

async function erased(session: Session, what: Erasable) {
  return valueOf(await erase(session, what))
}

/** The notebook opens as it was, from the snapshot and from the journal alone, and all of it verifies. */
async function expectSound(disk: SimulatedDisk, content: unknown) {
  for (const files of [disk.files(), new Map([...disk.files()].filter(([path]) => !path.endsWith('notebook.json')))]) {
    const copy = new SimulatedDisk(files)
    const opened = await openOn(copy, SIMULATED, false)
    expect([opened.damage, contentOf(opened)]).toEqual([null, content])
    expect(await verifyNotebook(SIMULATED, copy)).toMatchObject({ value: { problems: [] } })
    expect(await readLog(SIMULATED, null, copy)).toMatchObject({ value: { problem: null } })
  }
}

describe('erasing (H)', () => {
  it('[H20] takes a source with its excerpts out of every file, and the notebook stays sound', async () => {
    const { disk, session, secret, kept, two } = await filled()
    expect(everything(disk)).toContain(WORDS)
    const goes = await erased(session, { kind: 'source', sourceId: secret })
    expect(goes).toMatchObject({ name: `About ${WORDS}`, sources: 1, excerpts: 1, notes: 1, files: 2, backups: 2 })
    expect(everything(disk)).not.toContain(WORDS)
    expect([...session.notebook.sources.keys()]).toEqual([kept])
    expect([...session.notebook.excerpts.keys()]).toEqual([two])
    const content = contentOf(session)
    await expectSound(disk, content)
    await session.close()
    await expectSound(disk, content)
  })

  it('[H22] cannot be undone, and leaves nothing from before to undo', async () => {
    const { disk, session, secret } = await filled()
    await erased(session, { kind: 'source', sourceId: secret })
    expect(await session.undo()).toEqual({ kind: 'done', value: null })
    await run(session, { kind: 'rename-notebook', title: 'After' })
    await session.close()
    const again = await openOn(disk)
    expect(await again.undo()).toEqual({ kind: 'done', value: 'rename notebook' })
    expect(again.notebook.about.get('about')?.title).toBe('Sahel again')
    expect(await again.undo()).toEqual({ kind: 'done', value: null })
  })

  it('[H23] leaves backups that can be restored and do not bring it back', async () => {
    const { disk, session, secret, kept } = await filled()
    await erased(session, { kind: 'source', sourceId: secret })
    const backups = await backupNames(disk, SIMULATED)
    expect(backups).toHaveLength(2)
    for (const { id } of backups) {
      valueOf(await restoreBackup(session, backupWork(SIMULATED, disk), id))
      expect([...session.notebook.sources.keys()]).toEqual([kept])
      expect([...session.notebook.sources.values()][0]?.publisher).toBe(id === backups[0]?.id ? 'Desk' : '')
    }
    expect(everything(disk)).not.toContain(WORDS)
  })

  it('[H24] says before what goes, and changes nothing by that', async () => {
    const { disk, session, secret } = await filled()
    const before = everything(disk)
    expect(valueOf(await erasable(session, { kind: 'source', sourceId: secret }))).toMatchObject({
      ...{ changes: 4, alongside: 2, sources: 1, excerpts: 1, notes: 1, files: 2, sharedFiles: 0 },
      ...{ backups: 2, damagedBackups: 0, setAside: [], strangers: [], elsewhere: 0 }
    })
    expect(everything(disk)).toBe(before)
    const [tagId = ''] = [...session.notebook.tags.keys()]
    await run(session, { kind: 'define-tag', tagId, example: `“${WORDS} ordered it.”` })
    expect(valueOf(await erasable(session, { kind: 'source', sourceId: secret })).elsewhere).toBe(1)
  })

  it('[H27] keeps the chain and the seals from before, and verifying says how much was erased and when', async () => {
    const { disk, session, secret } = await filled()
    const config = await mkdtemp(join(tmpdir(), 'erased-'))
    const seal = valueOf(await makeSeal(SIMULATED, config, disk))
    await erased(session, { kind: 'source', sourceId: secret })
    expect(valueOf(await checkSeal(SIMULATED, seal.text, config, disk))).toMatchObject({
      ...{ problem: null, isOwn: true, since: 1, erased: 4 }
    })
    await rm(config, { recursive: true })
    const today = new Date().toISOString().slice(0, 10)
    expect(valueOf(await verifyNotebook(SIMULATED, disk)).notes).toEqual([
      expect.stringMatching(new RegExp(`^4 revisions were erased on ${today}: `))
    ])
  })

  it('[H28] tells the erasure in the log, and nothing for certain that an erased line may have said', async () => {
    const { disk, session, secret, kept, two } = await filled()
    await erased(session, { kind: 'source', sourceId: secret })
    await run(session, { kind: 'write-note', on: { kind: 'excerpt', id: two }, note: 'Later.' })
    const { entries, erased: count } = valueOf(await readLog(SIMULATED, null, disk))
    expect(count).toBe(4)
    const line = entries.find(({ command }) => command === 'erase')
    expect(line).toMatchObject({ by: 'Ana', label: 'erase source' })
    expect(line?.records.find(({ id }) => id === secret)).toMatchObject({ name: '', what: ['erased'] })
    expect(line?.records.find(({ id }) => id === two)).toMatchObject({ what: ['recorded again'] })
    expect(entries.at(-1)?.records).toMatchObject([{ id: two, what: ['note written: “Later.”'] }])
    const edited = entries.find(({ command }) => command === 'edit-source')
    expect(edited?.records).toMatchObject([{ id: kept, what: [expect.stringMatching(/^changed; .* cannot be told/)] }])
  })

  it('[H30] takes a source that was removed, and what it was before it was imported again', async () => {
    const { disk, session, secret } = await filled()
    await run(session, { kind: 'remove-source', sourceId: secret })
    const again = valueOf(await addText(session, `${WORDS} ordered it. Nobody else was there.`, 'The same once more'))
    expect(everything(disk)).toContain(`About ${WORDS}`)
    await erased(session, { kind: 'source', sourceId: again })
    expect(everything(disk)).not.toContain(WORDS)
    expect(everything(disk)).not.toContain('The same once more')
    await expectSound(disk, contentOf(session))
    const other = await filled()
    await run(other.session, { kind: 'remove-source', sourceId: other.secret })
    await erased(other.session, { kind: 'source', sourceId: other.secret })
    expect(everything(other.disk)).not.toContain(WORDS)
    await expectSound(other.disk, contentOf(other.session))
  })

  it('[H31] keeps a text that another source needs', async () => {
    const { disk, session, kept } = await filled()
    const text = 'Mali leaves the court. The army took power.'
    const blocks = [{ kind: 'paragraph' as const, start: 0, end: text.length }]
    const added = await session.addSource({
      ...{ original: Buffer.from(`${text}\n`), text: { text, blocks, marks: [] }, format: 'md', fileName: 'm.md' },
      ...{ encoding: 'utf-8', words: 8, citation: { ...noCitation, title: 'Otherwise' } }
    })
    const goes = await erased(session, { kind: 'source', sourceId: kept })
    expect(goes).toMatchObject({ files: 1, sharedFiles: 1 })
    expect((await session.text(valueOf(added))).kind).toBe('done')
    await expectSound(disk, contentOf(session))
  })

  it('[H32] removes what was set aside or left unfinished, and names what is not Dossier’s', async () => {
    const { disk, session, secret } = await filled()
    await session.close()
    const left = [
      'notebook.json.damaged-1',
      'journal/000001.jsonl.gz.damaged-2',
      'backups/x.json.gz.tmp',
      'notebook.json.tmp'
    ]
    const strange = 'notebook (conflicted copy).json'
    const files = [...left, strange].map((name): [string, Buffer] => [`${SIMULATED}/${name}`, Buffer.from('{}')])
    const again = new SimulatedDisk(new Map([...disk.files(), ...files]))
    const opened = await openOn(again)
    const goes = await erased(opened, { kind: 'source', sourceId: secret })
    expect(goes).toMatchObject({ setAside: ['journal/000001.jsonl.gz.damaged-2', left[0]], strangers: [strange] })
    const names = [...again.files().keys()]
    expect(names.filter(name => /damaged|tmp/.test(name))).toEqual([])
    expect(names).toContain(`${SIMULATED}/${strange}`)
  })

  it('[H34] changes nothing where there is nothing of it, or the notebook can only be read', async () => {
    const { disk, session, secret } = await filled()
    await session.close()
    const before = everything(disk)
    const reading = await openOn(disk, SIMULATED, false)
    expect((await erase(reading, { kind: 'source', sourceId: secret })).kind).toBe('refused')
    const opened = await openOn(disk)
    for (const what of [
      { kind: 'source', sourceId: 'x' },
      { kind: 'note', on: { kind: 'notebook' } },
      { kind: 'speaker', name: 'Nobody' },
      { kind: 'person', name: 'Nobody' }
    ] as const)
      expect(await erase(opened, what)).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/\.$/) })
    await opened.close()
    expect(everything(disk)).toBe(before)
  })
})
