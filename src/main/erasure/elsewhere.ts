import type { Erasable } from '#shared/erasure.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { tableNames, type AnyRecord, type TableName } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import type { Records } from '#main/storage/snapshot.ts'
import { recordsIn } from './history.ts'
import { recordHolds, without, type Subject } from './subject.ts'

/** Shorter words stand in many places by chance. */
const LEAST = 12
/** So many different words are looked for. */
const MOST = 2000

/**
 * Count the records that stay and hold the same words: a tag’s example quoted from an erased source, a note that names
 * an erased speaker. They are somebody’s own writing, and are not erased with it.
 */
export function elsewhere(
  erasable: Erasable,
  subject: Subject,
  entries: readonly EntryLine[],
  records: Records
): number {
  const words = wordsOf(erasable, subject, entries)
  if (words.length === 0) return 0
  let count = 0
  for (const table of tableNames)
    for (const record of (records[table] as ReadonlyMap<string, AnyRecord>).values()) {
      const left = without(subject, table, record as never) as AnyRecord | null
      if (left && holdsAny(left, words)) count += 1
    }
  return count
}

function wordsOf(erasable: Erasable, subject: Subject, entries: readonly EntryLine[]): readonly string[] {
  if (erasable.kind === 'speaker' || erasable.kind === 'person') return [folded(erasable.name)]
  const words = new Set<string>()
  for (const [table, record] of recordsIn(entries)) {
    if (!recordHolds(subject, table, record)) continue
    for (const text of erasable.kind === 'note' ? [record.note] : passagesOf(table, record))
      if (text.trim().length >= LEAST) words.add(folded(text.trim()))
  }
  return [...words].slice(-MOST)
}

function passagesOf(table: TableName, record: AnyRecord): readonly string[] {
  return table === 'excerpts'
    ? [(record as Excerpt).anchor.exact, record.note]
    : [(record as Source).title, record.note]
}

function holdsAny(record: AnyRecord, words: readonly string[]): boolean {
  const text = folded(textsOf(record).join('\n'))
  return words.some(word => text.includes(word))
}

/** Everything that somebody wrote in a record. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
