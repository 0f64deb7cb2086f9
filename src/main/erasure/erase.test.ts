import { describe, expect, it } from 'vitest'
import type { Erasable } from '#shared/erasure.ts'
import { readLog } from '#main/custody/read-log.ts'
import { backupNames } from '#main/backups/backup-files.ts'
import { backupWork } from '#main/backups/backup-work.ts'
import { restoreBackup } from '#main/backups/restore-backup.ts'
import type { Session } from '#main/session.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { everything, filled, WORDS } from '../../testing/erasures.ts'
import { contentOf, openOn, run, SIMULATED, valueOf } from '../../testing/open-folder.ts'
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
  })
})
