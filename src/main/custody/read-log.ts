import type { Excerpt } from '#shared/model/excerpt.ts'
import type { AnyRecord, TableName } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { Tag } from '#shared/model/tag.ts'
import { done, refuse, type Refused, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import type { RecordLine } from '#main/storage/journal-line.ts'
import { explain, NotebookProblem, type Fault } from '#main/storage/problems.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import { nameFor, short, wordsFor, type Step } from './record-words.ts'
import { walkJournal } from './walk-journal.ts'

/** Whose history is wanted; of a source, that of its excerpts too. */
export type Subject = { readonly sourceId: string } | { readonly excerptId: string }

/** One change, as the custody log tells it. */
export type LogEntry = {
  readonly revision: number
  readonly at: string
  /** The hash of the line's head, which the next line names. */
  readonly head: string
  readonly command: string
  /** Null where that was erased. */
  readonly by: string | null
  /** The name of the step in the Edit menu; null for what is no step, and where it was erased. */
  readonly label: string | null
  /** What it did, of all that was asked for; empty where it was erased. */
  readonly records: readonly LogRecord[]
  /** When who, what and on which were erased; null where they were not. */
  readonly erased: string | null
}

/** What a change did to one record. */
export type LogRecord = {
  readonly table: TableName
  readonly id: string
  readonly name: string
  /** The source itself, or that of the excerpt. */
  readonly sourceId: string | null
  readonly sourceTitle: string | null
  /** SHA-256 of the original of that source. */
  readonly original: string | null
  /** In words, a phrase for each thing that was done. */
  readonly what: readonly string[]
}

/** The custody log of a notebook, oldest first, as far as its journal verifies. */
export type Log = {
  readonly notebookId: string | null
  /** How many lines verified, and the hash of the head of the last. */
  readonly revision: number
  readonly head: string
  readonly entries: readonly LogEntry[]
  /** How many lines were erased; what they were on cannot be told. */
  readonly erased: number
  /** Why the journal does not verify any further; null when it verifies to its end. */
  readonly problem: string | null
}

/** Read the custody log from the journal, and verify the chain meanwhile. Refused only where there is no notebook. */
export async function readLog(
  folder: string,
  subject: Subject | null = null,
  disk: Disk = realDisk
): Promise<Result<Log>> {
  try {
    const { told, notebookId, end, fault } = await walkJournal(disk, folder, () => startLog(subject))
    return done({ notebookId, ...end, ...told.log(), problem: fault || notebookId === null ? sayFault(fault) : null })
  } catch (error) {
    return refusalOf(error)
  }
}

/** Why a log or a history cannot be read. */
export function refusalOf(error: unknown): Refused {
  return refuse(error instanceof NotebookProblem ? error.message : `The notebook cannot be read. ${explain(error)}`)
}

/** Say what is wrong with a file of the journal. */
export function sayFault(fault: Fault | null): string {
  return fault ? `${fault.file} ${fault.what}.` : 'The journal is empty.'
}

/** The most entries that one page of a history holds. */
const PAGE = 100

/** Gather the log of a subject while the journal is walked; it can be gone on with. */
export function startLog(subject: Subject | null) {
  const known = new Known(subject)
  const entries: LogEntry[] = []
  let erased = 0
  let erasures = 0
  let original: string | null = null
  return {
    follow(line: EntryLine): void {
      if (line.kind === 'erased') erased += 1
      if (line.head.command === 'erase') erasures += 1
      const entry = entryOf(line, known)
      if (entry.records.length > 0 || (line.kind === 'erased' && subject === null) || isBare(line, subject))
        entries.push(entry)
      original = entry.records[0]?.original ?? original
    },
    /** How many lines erased something. */
    erasures: () => erasures,
    /** How many entries there are, the original that the last of them is of, and how many lines were erased. */
    summary: () => ({ total: entries.length, original, erased }),
    page: (from: number) => entries.slice(from, from + PAGE).map(entry => known.settled(entry)),
    log: () => ({ entries: entries.map(entry => known.settled(entry)), erased })
  }
}

const SINCE_ERASED = 'changed; what it was before cannot be told for certain, since a line was erased'

/** A change that did nothing to any record, such as a repair that only closed a gap, is told in the log of all. */
function isBare(line: EntryLine, subject: Subject | null): boolean {
  return subject === null && line.kind === 'entry' && line.body.records.length === 0
}

function entryOf(line: EntryLine, known: Known): LogEntry {
  const { revision, at, command } = line.head
  const base = { revision, at, head: line.hash, command }
  known.goTo(line)
  if (line.kind === 'erased') return { ...base, by: null, label: null, records: [], erased: line.at }
  const { by, label, records } = line.body
  // The names of tags and sources that the same change makes are wanted by what it does with them.
  known.learnNames(records)
  return { ...base, by, label, records: records.flatMap(record => known.take(record) ?? []), erased: null }
}

/** What earlier lines said of the records that are told of. */
class Known {
  readonly #subject: Subject | null
  readonly #records = new Map<string, { readonly record: AnyRecord; readonly revision: number }>()
  readonly #tagNames = new Map<string, string>()
  readonly #sources = new Map<string, Pick<Source, 'title' | 'sha256'>>()
  /** What records say if no erased line before them said something else meanwhile. */
  readonly #unsure = new Map<LogRecord, readonly string[]>()
  #line: Pick<EntryLine['head'], 'revision' | 'command'> = { revision: 0, command: '' }
  #lastErased = 0
  #lastErasure = 0

  constructor(subject: Subject | null) {
    this.#subject = subject
  }

  /** The records that are told of from here on are of this line. */
  goTo({ kind, head }: EntryLine): void {
    this.#line = head
    if (head.command === 'erase') this.#lastErasure = head.revision
    if (kind === 'erased') this.#lastErased = head.revision
  }

  learnNames(records: readonly RecordLine[]): void {
    for (const [table, id, after] of records) {
      if (table === 'tags' && after) this.#tagNames.set(id, short((after as Tag).name))
      if (table === 'sources' && after) {
        const { title, sha256 } = after as Source
        this.#sources.set(id, { title: short(title), sha256 })
      }
    }
  }

  /** Null for a record that is not asked for. */
  take([table, id, after, isNew]: RecordLine): LogRecord | null {
    const key = `${table}/${id}`
    const known = isNew ? undefined : this.#records.get(key)
    const step: Step = { before: known?.record ?? null, after }
    if (!this.#isWanted(table, id, step)) return null
    if (after) this.#records.set(key, { record: after, revision: this.#line.revision })
    else this.#records.delete(key)
    return this.#told(table, id, step, isNew !== undefined || (known?.revision ?? 0.5) > this.#lastErased)
  }

  #told(table: TableName, id: string, step: Step, isSure: boolean): LogRecord {
    if (this.#isErasure()) return this.#recordOf(table, id, step, [step.after ? 'recorded again' : 'erased'])
    const words = wordsFor(table, step, tagId => this.#tagNames.get(tagId) ?? tagId)
    if (isSure || step.after === null) return this.#recordOf(table, id, step, words)
    const record = this.#recordOf(table, id, step, [SINCE_ERASED])
    if (step.before) this.#unsure.set(record, words)
    return record
  }

  #isErasure(): boolean {
    return this.#line.command === 'erase'
  }

  #recordOf(table: TableName, id: string, step: Step, what: readonly string[]): LogRecord {
    const sourceId = sourceOf(table, id, step)
    const source = sourceId === null ? undefined : this.#sources.get(sourceId)
    const of = { sourceTitle: source?.title ?? null, original: source?.sha256 ?? null }
    return { table, id, name: nameFor(table, step), sourceId, ...of, what }
  }

  /** An erasure says again what only erased lines said, so after the last one all is known again. */
  settled(entry: LogEntry): LogEntry {
    if (entry.revision <= this.#lastErasure) return entry
    const records = entry.records.map(record => ({ ...record, what: this.#unsure.get(record) ?? record.what }))
    return { ...entry, records }
  }

  #isWanted(table: TableName, id: string, step: Step): boolean {
    if (this.#subject === null) return true
    if ('excerptId' in this.#subject) return table === 'excerpts' && id === this.#subject.excerptId
    return sourceOf(table, id, step) === this.#subject.sourceId
  }
}

function sourceOf(table: TableName, id: string, { before, after }: Step): string | null {
  if (table === 'sources') return id
  return table === 'excerpts' ? (((after ?? before) as Excerpt | null)?.sourceId ?? null) : null
}
