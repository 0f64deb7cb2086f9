import type { Erasable, WhatGoes } from '#shared/erasure.ts'
import type { Step } from '#shared/change/change.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { SCHEMA_VERSION } from '#shared/model/about.ts'
import type { AnyRecord, TableName } from '#shared/model/notebook.ts'
import type { Disk } from '#main/storage/disk.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import { mustBeNotebook, readNotebook, retrying } from '#main/storage/read-notebook.ts'
import { encodeSnapshot, recordsOf, snapshotOf, type Records } from '#main/storage/snapshot.ts'
import { whatGoes } from './count.ts'
import { recordsIn, replayWithout, sourcesIn, wholeHistory } from './history.ts'
import type { Intention } from './intention.ts'
import { filesOf } from './remove-files.ts'
import { bodyHolds, isNamed, placeOfNote, stepsOf, type Subject } from './subject.ts'

/** What erasing something comes to, worked out from what is on disk. */
export type Plan = {
  /** The revision that it was worked out for. */
  readonly revision: number
  readonly intention: Omit<Intention, 'revision'>
  /** Records that only lines to be erased say the newest of: the line of the erasure says it again. */
  readonly restated: readonly RecordKey[]
  readonly goes: WhatGoes
}
export type RecordKey = { readonly table: TableName; readonly id: string }

/** Work out what erasing something comes to. Throws, in plain words, where there is nothing of it, or the notebook is damaged. */
export async function planErasure(disk: Disk, folder: string, erasable: Erasable): Promise<Plan> {
  await mustBeNotebook(disk, folder)
  const { entries, records } = await retrying(disk, folder, async () => ({
    entries: await wholeHistory(disk, folder),
    records: (await readNotebook(disk, folder)).records
  }))
  const subject = subjectOf(erasable, entries, records)
  const gone = new Set(entries.filter(entry => isHolding(subject, entry)).map(({ head }) => head.revision))
  const steps = stepsOf(subject, records)
  if (gone.size === 0 && steps.length === 0) throw new NotebookProblem(nothingOf[erasable.kind])
  const restated = lastSaidIn(entries, gone)
  const files = filesOf(subject, entries)
  const previous = entries.at(-1)?.hash ?? ''
  const intention = { previous, revisions: [...gone], files: files.remove, subject }
  mustStayTheSame(entries, gone, records, steps, restated)
  const goes = await whatGoes(disk, folder, { erasable, subject, entries, gone, steps, records, files })
  return { revision: entries.length, intention, restated, goes }
}

const nothingOf: Readonly<Record<Erasable['kind'], string>> = {
  source: 'Nothing of that source is in this notebook, nor in its history. Check its id.',
  note: 'There is no such note in this notebook, nor in its history.',
  speaker: 'No excerpt has or had that speaker. Write the name exactly as it stands in the notebook.',
  person: 'Nobody of that name worked in this notebook. Write the name exactly as it stands in the history.'
}

function isHolding(subject: Subject, entry: EntryLine): boolean {
  return entry.kind === 'entry' && bodyHolds(subject, entry.body)
}

function subjectOf(erasable: Erasable, entries: readonly EntryLine[], records: Records): Subject {
  switch (erasable.kind) {
    case 'source':
      return { kind: 'source', ids: everSince(erasable.sourceId, entries, records) }
    case 'note':
      return { kind: 'note', ...placeOfNote(erasable.on) }
    case 'speaker':
      return { ...erasable, excerptIds: spokenBy(erasable.name, entries) }
    case 'person':
      return erasable
  }
}

/** A source that was removed and imported again is another one of the same original. */
function everSince(sourceId: string, entries: readonly EntryLine[], { sources: current }: Records): readonly string[] {
  const sources = [...sourcesIn(entries)]
  const originals = new Set(sources.filter(({ id }) => id === sourceId).map(({ sha256 }) => sha256))
  const others = sources.filter(({ id, sha256 }) => originals.has(sha256) && !current.has(id)).map(({ id }) => id)
  return [...new Set([sourceId, ...others])]
}

function spokenBy(name: string, entries: readonly EntryLine[]): readonly string[] {
  const ids = new Set<string>()
  for (const [table, record] of recordsIn(entries))
    if (table === 'excerpts' && isNamed((record as Excerpt).speaker, name)) ids.add(record.id)
  return [...ids]
}

/** The records of which the newest is only said in lines that go. */
function lastSaidIn(entries: readonly EntryLine[], gone: ReadonlySet<number>): readonly RecordKey[] {
  const last = new Map<string, RecordKey & { readonly isGone: boolean }>()
  for (const entry of entries)
    if (entry.kind === 'entry')
      for (const [table, id] of entry.body.records)
        last.set(`${table}/${id}`, { table, id, isGone: gone.has(entry.head.revision) })
  return [...last.values()].flatMap(({ table, id, isGone }) => (isGone ? [{ table, id }] : []))
}

/** Make sure, before anything goes, that what stays of the journal says exactly what the notebook will hold. */
function mustStayTheSame(
  entries: readonly EntryLine[],
  gone: ReadonlySet<number>,
  now: Records,
  steps: readonly Step[],
  restated: readonly RecordKey[]
): void {
  const left = replayWithout(entries, ({ head }) => gone.has(head.revision))
  for (const { table, id } of restated) put(left, table, id, now[table].get(id) ?? null)
  const wanted = recordsOf(snapshotOf(now, NOWHERE))
  for (const records of [left, wanted]) for (const { table, id, after } of steps) put(records, table, id, after)
  if (isSame(left, wanted)) return
  throw new NotebookProblem('Nothing was erased: the history of this notebook does not say all that it holds.')
}

function put(records: Records, table: TableName, id: string, record: AnyRecord | null): void {
  const rows = records[table] as Map<string, AnyRecord>
  if (record) rows.set(id, record)
  else rows.delete(id)
}

const NOWHERE = { revision: 0, head: '', schema: SCHEMA_VERSION }

/** Whether two states of a notebook are the same. */
export function isSame(one: Records, other: Records): boolean {
  const [a, b] = [one, other].map(records => encodeSnapshot(snapshotOf(records, NOWHERE)))
  return a !== undefined && b !== undefined && a.equals(b)
}
