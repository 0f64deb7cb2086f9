import type { AnyRecord, TableName } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { Disk } from '#main/storage/disk.ts'
import { Damage } from '#main/storage/problems.ts'
import { readJournal, type EntryLine } from '#main/storage/read-journal.ts'
import { replay } from '#main/storage/read-notebook.ts'
import { noRecords, type Records } from '#main/storage/snapshot.ts'

/** The lines of a journal from the very first on. Throws where not all of them verify. */
export async function wholeHistory(disk: Disk, folder: string): Promise<readonly EntryLine[]> {
  const { entries, fault, from, notebookId } = await readJournal(disk, folder, 0)
  if (fault) throw new Damage(fault)
  if (notebookId === null || from.revision !== 0) throw new Damage({ file: 'journal', what: 'lacks its first files' })
  return entries
}

/** What lines say together, some of them left out. */
export function replayWithout(entries: readonly EntryLine[], isLeftOut: (entry: EntryLine) => boolean): Records {
  const records = noRecords()
  replay(
    records,
    entries.filter(entry => !isLeftOut(entry)),
    0
  )
  return records
}

/** Every record that lines wrote, in their order, as it was then. */
export function* recordsIn(entries: Iterable<EntryLine>): Generator<readonly [TableName, AnyRecord]> {
  for (const entry of entries)
    if (entry.kind === 'entry')
      for (const [table, , record] of entry.body.records) if (record) yield [table, record] as const
}

/** Every source as lines wrote it. */
export function* sourcesIn(entries: Iterable<EntryLine>): Generator<Source> {
  for (const [table, record] of recordsIn(entries)) if (table === 'sources') yield record as Source
}
