import { erase } from '#main/erasure/erase.ts'
import { backupWork } from '#main/backups/backup-work.ts'
import { restoreBackup } from '#main/backups/restore-backup.ts'
import type { Session } from '#main/session.ts'
import { bringUpToDate } from '#main/storage/bring-up-to-date.ts'
import { Journal } from '#main/storage/journal.ts'
import { takeLock } from '#main/storage/lock.ts'
import { readNotebook } from '#main/storage/read-notebook.ts'
import { listSegments } from '#main/storage/segments.ts'
import { ABOUT_ID, type About } from '#shared/model/about.ts'
import { convert, doorOf, encryptedDisk, plainDisk } from './encrypted-notebook.ts'
import { filled, WORDS } from './erasures.ts'
import { exampleDisk } from './examples.ts'
import { addText, contentOf, freshDisk, openOn, run, SIMULATED } from './open-folder.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** What a notebook held at each revision, as text to be compared. */
export type Contents = Map<number, string>

/** Work on a notebook on a simulated disk, which notes each revision that was called saved. */
export type Work = (disk: SimulatedDisk) => Promise<Contents>

/** Everything a notebook holds, as text to be compared. */
export function textOf(notebook: Pick<Session, 'notebook'>): string {
  return JSON.stringify(contentOf(notebook))
}

/** Edit, together and one after another, take steps back and forth, and close. */
export function editing(...titles: readonly string[]): Work {
  return working(async (session, saved) => {
    for (const title of titles) await saved(run(session, { kind: 'rename-notebook', title }))
    const { revision } = session.status()
    // Those that come while the first is saved go down in one write, so a crash may tear between them.
    const names = ['Coups', 'Bias', 'Wagner'].map(name => name + revision)
    await saved(...names.map(name => run(session, { kind: 'add-tag', name })))
    await saved(addText(session, `Mali leaves, says ${titles[0]} at ${revision}.`))
    await saved(session.undo())
    await saved(session.redo())
  })
}

/** Make a backup, change more, go back to the backup, and take that back. */
export const restoring: Work = working(async (session, saved) => {
  const work = backupWork(SIMULATED, session.disk)
  await saved(addText(session, `Niger leaves at ${session.status().revision}.`))
  const made = await work({ kind: 'make' })
  if (made.kind === 'refused') throw new Error(made.reason)
  const [sourceId = ''] = session.notebook.sources.keys()
  await saved(run(session, { kind: 'remove-source', sourceId }))
  await saved(restoreBackup(session, work, made.value.id))
  await saved(session.undo())
})

/** Bring `notebook.json` up to date and archive, as is done in a long session, while more is saved. */
export const snapshotting: Work = async disk => {
  const attempt = await takeLock(disk, SIMULATED, 'a test')
  if (attempt.kind !== 'held') throw new Error(attempt.reason)
  const { records, position, journal: read } = await readNotebook(disk, SIMULATED)
  const [about] = records.about.values()
  if (!about || read.notebookId === null) throw new Error('There is no notebook.')
  const next = ((await listSegments(disk, SIMULATED)).at(-1)?.number ?? 0) + 1
  const { notebookId } = read
  const journal = new Journal({ disk, folder: SIMULATED, notebookId, saved: position, next, unsure: null })
  const contents: Contents = new Map()
  const note = (revision: number) => contents.set(revision, textOf({ notebook: records as never }))
  note(position.revision)
  const rename = async (title: string) => {
    const [before = about] = records.about.values()
    const after: About = { ...before, title }
    records.about.set(ABOUT_ID, after)
    const revision = journal.saved.revision + 1
    note(revision)
    const change = [{ table: 'about', id: ABOUT_ID, before, after }] as const
    const at = new Date().toISOString()
    await journal.save([{ revision, at, command: 'rename-notebook', label: 'rename', joins: false, by: 'Ana', change }])
    disk.ack(revision)
  }
  await rename('Before')
  const snapshot = bringUpToDate(disk, SIMULATED, await journal.endSegment())
  for (const title of ['While', 'it is', 'written']) await rename(title)
  await snapshot
  const again = bringUpToDate(disk, SIMULATED, await journal.endSegment())
  await rename('Afterwards')
  await again
  await journal.endSegment()
  await attempt.lock.release()
  return contents
}

/** The same where it takes long until a line of the journal is on disk, and other files take no time. */
export const slowSnapshotting: Work = disk => {
  disk.turnsToSync = path => (path.includes('/journal/') ? 10 : 1)
  return snapshotting(disk)
}

/** Erase a source whose words stand in notes, names, several files of the journal and backups. */
const erasing: Work = working(async (session, saved) => {
  await saved(run(session, { kind: 'rename-notebook', title: 'Just before' }))
  const sourceId = [...session.notebook.sources.values()].find(({ title }) => title.includes(WORDS))?.id ?? ''
  await saved(erase(session, { kind: 'source', sourceId }))
  await saved(run(session, { kind: 'rename-notebook', title: 'Just after' }))
})

/** Encrypt a plain notebook, or decrypt an encrypted one. */
export const converting: Work = async disk => {
  // An older notebook goes one revision further when it is next opened to write.
  const copy = new SimulatedDisk(disk.files())
  const opened = [await openOn(await doorOf(disk), SIMULATED, false), await openOn(await doorOf(copy))]
  await convert(disk)
  return new Map(opened.map(session => [session.status().revision, textOf(session)]))
}

/** A notebook before the work, and what is done to it before a crash. */
export type Scenario = { readonly start: () => Promise<SimulatedDisk>; readonly work: Work }

/** What is done to a notebook before a crash. */
export const crashScenarios: Readonly<Record<string, Scenario>> = {
  editing: { start: freshDisk, work: editing('One', 'Two', 'Three', 'Four') },
  'editing a little': { start: freshDisk, work: editing('Five') },
  'restoring a backup': { start: freshDisk, work: restoring },
  'bringing notebook.json up to date': { start: freshDisk, work: snapshotting },
  migrating: { start: async () => exampleDisk(1), work: editing('Migrated') },
  erasing: { start: filledDisk, work: erasing },
  encrypting: { start: plainDisk, work: converting },
  decrypting: { start: encryptedDisk, work: converting },
  'editing an encrypted one': { start: encryptedDisk, work: editing('Six', 'Seven') }
}

/** A notebook with words to be erased, on a disk that forgot how it came about. */
async function filledDisk(): Promise<SimulatedDisk> {
  const { disk, session } = await filled()
  mustBeDone(await session.close())
  return new SimulatedDisk(disk.files())
}

type Saved = (...made: readonly Promise<{ readonly kind: string }>[]) => Promise<void>

/** Open a notebook, work on it, and close it. */
function working(work: (session: Session, saved: Saved) => Promise<void>): Work {
  return async disk => {
    const session = await openOn(await doorOf(disk))
    let { revision } = session.status()
    const contents: Contents = new Map([[revision, textOf(session)]])
    session.onChange((_, made) => contents.set(made, textOf(session)))
    await work(session, async (...made) => {
      for (const one of made) {
        mustBeDone(await one)
        disk.ack((revision += 1))
      }
    })
    mustBeDone(await session.close())
    return contents
  }
}

function mustBeDone(outcome: { readonly kind: string; readonly reason?: string }): void {
  if (outcome.kind !== 'done') throw new Error(outcome.reason ?? outcome.kind)
}
