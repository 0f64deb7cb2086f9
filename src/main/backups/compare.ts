import { isDeepStrictEqual } from 'node:util'
import type { Change, Step } from '#shared/change/change.ts'
import type { Counts, Difference } from '#shared/contract/backups.ts'
import { ABOUT_ID } from '#shared/model/about.ts'
import type { AnyRecord, TableName } from '#shared/model/notebook.ts'
import { changeBetween } from '#main/storage/change-between.ts'
import type { Disk } from '#main/storage/disk.ts'
import { upToDate } from '#main/storage/migrate.ts'
import { acceptedAsMissing, missingFiles } from '#main/storage/missing-files.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { positionOf, recordsOf, type Records } from '#main/storage/snapshot.ts'
import { readBackup } from './backup-files.ts'
import { stateAt } from './state-at.ts'

/** What leads from a notebook to one of its backups. */
export type Comparison = {
  /** The revision that the change starts from. */
  readonly revision: number
  readonly change: Change
  readonly difference: Difference
}

/** Work out what restoring a backup would do to a notebook as it lies on disk. Throws where it cannot be restored. */
export async function compareWithBackup(disk: Disk, folder: string, id: string): Promise<Comparison> {
  const backup = await readBackup(disk, folder, id)
  const state = await stateAt(disk, folder)
  const { records, position } = { ...state, records: await upToDate(state) }
  if (records.about.get(ABOUT_ID)?.notebookId !== backup.about?.notebookId)
    throw new NotebookProblem('This backup is of another notebook.')
  const after = await upToDate({ records: recordsOf(backup), position: positionOf(backup) })
  await mustHaveFiles(disk, folder, after)
  const change = changeBetween(records, after)
  return { revision: position.revision, change, difference: differenceOf(change) }
}

/** A source that came back without its text would make the notebook a damaged one. */
async function mustHaveFiles(disk: Disk, folder: string, { sources }: Records): Promise<void> {
  const missing = await missingFiles(disk, folder, sources.values())
  const accepted = missing.length > 0 ? await acceptedAsMissing(disk, folder) : new Set<string>()
  const [first] = missing.filter(({ file }) => !accepted.has(file))
  if (!first) return
  throw new NotebookProblem(
    `This backup needs a file that is missing: ${first.file} of “${first.source.title}”. Put it back from a copy of the folder.`
  )
}

/** Count what a change does, as a researcher sees it: a note counts for itself. */
export function differenceOf(change: Change): Difference {
  const about = change.find(({ table }) => table === 'about')
  const [now, then] = [about?.before, about?.after].map(record => record && 'title' in record && record.title)
  const title = now && then && now !== then ? { now, then } : null
  const of = (table: TableName) => countsOf(change.filter(step => step.table === table).map(withoutNote))
  const notes = countsOf(change.map(({ before, after }) => [noteOf(before), noteOf(after)] as const))
  return {
    isSame: change.length === 0,
    title,
    sources: of('sources'),
    excerpts: of('excerpts'),
    tags: of('tags'),
    notes
  }
}

type Sides = readonly [before: unknown, after: unknown]

function countsOf(sides: readonly Sides[]): Counts {
  const count = (fits: (before: unknown, after: unknown) => boolean) => sides.filter(([a, b]) => fits(a, b)).length
  return {
    added: count((before, after) => before === null && after !== null),
    changed: count((before, after) => before !== null && after !== null && !isDeepStrictEqual(before, after)),
    removed: count((before, after) => before !== null && after === null)
  }
}

function withoutNote({ before, after }: Step): Sides {
  const [a, b] = [before, after].map(record => record && { ...record, note: '', updatedAt: '' })
  return [a ?? null, b ?? null]
}

function noteOf(record: AnyRecord | null): string | null {
  return record?.note || null
}
