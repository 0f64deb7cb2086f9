import type { Erasable } from '#shared/erasure.ts'
import { ABOUT_ID } from '#shared/model/about.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { AnyRecord, ReadonlyTables, TableName, Tables } from '#shared/model/notebook.ts'
import { tableNames } from '#shared/model/notebook.ts'
import type { Step } from '#shared/change/change.ts'
import type { Body, RecordLine } from '#main/storage/journal-line.ts'

/** What is erased, worked out far enough that every place which holds it can be known by looking at that place alone. */
export type Subject =
  /** A source; also as it was when the same original was in the notebook before. */
  | { readonly kind: 'source'; readonly ids: readonly string[] }
  | { readonly kind: 'note'; readonly table: TableName; readonly id: string }
  /** A speaker, and the excerpts that ever bore the name: what was typed on the way to it stands in those. */
  | { readonly kind: 'speaker'; readonly name: string; readonly excerptIds: readonly string[] }
  /** Somebody at work. */
  | { readonly kind: 'person'; readonly name: string }

/** The table and id of the record that a note is on. */
export function placeOfNote(on: Extract<Erasable, { readonly kind: 'note' }>['on']) {
  return on.kind === 'notebook'
    ? ({ table: 'about', id: ABOUT_ID } as const)
    : { table: tablesOfNotes[on.kind], id: on.id }
}

const tablesOfNotes = { excerpt: 'excerpts', source: 'sources', tag: 'tags' } as const

/** Whether the body of a line holds anything of a subject. */
export function bodyHolds(subject: Subject, { by, records }: Pick<Body, 'by' | 'records'>): boolean {
  if (subject.kind === 'person' && isNamed(by, subject.name)) return true
  return records.some(record => lineHolds(subject, record))
}

function lineHolds(subject: Subject, [table, , record]: RecordLine): boolean {
  if (record === null) return false
  return recordHolds(subject, table, record) || (subject.kind === 'speaker' && isOnTheWay(subject, table, record))
}

/** Whether a record holds anything of a subject. */
export function recordHolds(subject: Subject, table: TableName, record: AnyRecord): boolean {
  switch (subject.kind) {
    case 'source':
      return subject.ids.includes(table === 'excerpts' ? (record as Excerpt).sourceId : record.id) && isOfSources(table)
    case 'note':
      return table === subject.table && record.id === subject.id && record.note !== ''
    case 'speaker':
      return table === 'excerpts' && isNamed((record as Excerpt).speaker, subject.name)
    case 'person':
      return namesBy(record, subject.name)
  }
}

function isOfSources(table: TableName): boolean {
  return table === 'sources' || table === 'excerpts'
}

/** A name is journalled as it is typed, so its beginnings stand there too. */
export function isOnTheWay(
  { name, excerptIds }: Extract<Subject, { readonly kind: 'speaker' }>,
  table: TableName,
  record: AnyRecord
): boolean {
  if (table !== 'excerpts' || !excerptIds.includes(record.id)) return false
  const { speaker } = record as Excerpt
  return speaker !== '' && name.normalize('NFC').startsWith(speaker.normalize('NFC'))
}

/** A record without what is erased; null where all of it goes. */
export function without<T extends TableName>(subject: Subject, table: T, record: Tables[T]): Tables[T] | null {
  if (!recordHolds(subject, table, record)) return record
  switch (subject.kind) {
    case 'source':
      return null
    case 'note':
      return { ...record, note: '' }
    case 'speaker':
      return { ...record, speaker: '' }
    case 'person':
      return withoutBy(record, subject.name) as Tables[T]
  }
}

/** What erasing a subject does to the records that are there. */
export function stepsOf(subject: Subject, records: ReadonlyTables): readonly Step[] {
  return tableNames.flatMap(table =>
    [...(records[table] as ReadonlyMap<string, AnyRecord>).values()].flatMap(before => {
      const after = without(subject, table, before)
      return after === before ? [] : [{ table, id: before.id, before, after }]
    })
  )
}

/** Whether two names are the same, however their accents are written. */
export function isNamed(one: string, name: string): boolean {
  return one.normalize('NFC') === name.normalize('NFC')
}

/** Whoever did something is kept under `by`, in a record and in what it is made of. */
function namesBy(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, part]) => isBy(key, part, name) || namesBy(part, name))
}

function withoutBy(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map(part => withoutBy(part, name))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, part]) => [key, isBy(key, part, name) ? '' : withoutBy(part, name)]))
}

function isBy(key: string, value: unknown, name: string): boolean {
  return key === 'by' && typeof value === 'string' && isNamed(value, name)
}
