import { finished, type Steps } from '#shared/change/steps.ts'
import { finishedInSlices } from '../in-slices.ts'
import { isCutShort } from './cut-short.ts'
import type { Disk } from './disk.ts'
import { genesis, type Point, type ReadLine, type SegmentStart } from './journal-line.ts'
import { JOURNAL } from './layout.ts'
import type { Fault } from './problems.ts'
import { listSegments, readRawLine, readSegment, type RawLine, type Segment } from './segments.ts'

/** A line that made a revision. */
export type EntryLine = Exclude<ReadLine, { readonly kind: 'segment' }>

/** A part of the journal, and how far it verified. */
export type ReadJournal = {
  /** Null where there is no journal. */
  readonly notebookId: string | null
  /** Where the first entry goes on from. */
  readonly from: Point
  /** Each goes on from the one before. */
  readonly entries: readonly EntryLine[]
  /** Why it does not verify beyond the last entry; null when that was the end. */
  readonly fault: Fault | null
  /** How many bytes at the very end were never saved, since writing was cut short there. */
  readonly torn: number
  /** Where the last segment goes on from. */
  readonly lastFrom: Point | null
}

/**
 * Read the journal from a revision on; entries before that revision may come first. Read are, from the last, the
 * segments that are not archived, and as many of the archived ones as it takes to come to that revision: a later one may
 * have been cut short while it repeated the lines of one before. Those numbered `before` and above are left out.
 */
export async function readJournal(
  disk: Disk,
  folder: string,
  revision: number,
  before = Infinity
): Promise<ReadJournal> {
  const names = (await listSegments(disk, folder)).filter(({ number }) => number < before).toReversed()
  const segments: Segment[] = []
  for (const [index, name] of names.entries()) {
    segments.unshift(await readSegment(disk, folder, name))
    const reaches = segments.some(({ start }) => start !== null && start.revision <= revision)
    if (revision === 0 || !reaches || names[index + 1]?.isArchived !== true) continue
    const journal = await chained(segments)
    if (endOf(journal).revision >= revision) return journal
  }
  return chained(segments)
}

/** Where the chain has come to. */
export function endOf({ from, entries }: ReadJournal): Point {
  return positionAfter(from, entries)
}

/** Where lines lead from a position. */
export function positionAfter(from: Point, entries: readonly EntryLine[]): Point {
  const last = entries.at(-1)
  const schema = entries.findLast(({ head }) => head.schema !== undefined)?.head.schema ?? from.schema
  return last ? { revision: last.head.revision, head: last.hash, schema } : from
}

/**
 * What shows that lines were erased after a revision, and what they said of the rest is said by none: the line of the
 * erasure came after these were read, or is lost.
 */
export function lackingErasure({ entries }: ReadJournal, after: number): Fault | null {
  const last = entries.findLast(({ kind }) => kind === 'erased')
  if (!last || last.head.revision <= after) return null
  const isMadeGood = entries.some(({ head }) => head.revision > last.head.revision && MAKE_GOOD.has(head.command))
  return isMadeGood ? null : { file: JOURNAL, what: 'lacks the line that says what was erased', lacks: true }
}

/** Mending starts from what could be read, and says what that is. */
const MAKE_GOOD: ReadonlySet<string> = new Set(['erase', 'repair'])

async function chained(segments: readonly Segment[]): Promise<ReadJournal> {
  const chain = new Chain()
  for (const segment of segments) await finishedInSlices(chain.addInSteps(segment))
  return chain.read()
}

/** Follows the chain from segment to segment. */
export class Chain {
  #notebookId: string | null = null
  #from: Point = { revision: 0, head: '', schema: 1 }
  readonly #entries: EntryLine[] = []
  /** The revision that the segment being read has come to. */
  #at = 0
  #fault: Fault | null = null
  #torn = 0
  #lastFrom: Point | null = null

  add(segment: Segment): void {
    finished(this.addInSteps(segment))
  }

  /** The same a line at a time. */
  *addInSteps(segment: Segment): Steps<void> {
    const { start, lines, damage, file } = segment
    if (damage !== null) this.#stop(file, damage)
    else if (start === null) this.#torn = lines[0]?.bytes.length ?? 0
    else if (this.#goesOn(start, file)) {
      for (const [index, line] of lines.entries()) {
        if (!this.#add(line, file, index + 2)) break
        yield
      }
    }
  }

  read(): ReadJournal {
    return {
      notebookId: this.#notebookId,
      from: this.#from,
      entries: this.#entries,
      fault: this.#fault,
      torn: this.#torn,
      lastFrom: this.#lastFrom
    }
  }

  /** Take up the chain where a segment says it goes on. */
  #goesOn(start: SegmentStart, file: string): boolean {
    const from = { revision: start.revision, head: start.previous, schema: start.schema }
    if (this.#notebookId === null && !this.#begin(start, from, file)) return false
    if (this.#notebookId !== start.notebook) return this.#stop(file, 'belongs to another notebook')
    const known = this.#headAt(start.revision)
    if (known === null)
      return this.#stop(file, `goes on from revision ${start.revision}, but what made that is missing`, true)
    if (known !== start.previous) return this.#stop(file, 'does not follow from the file before it')
    this.#at = start.revision
    this.#fault = null
    this.#torn = 0
    this.#lastFrom = from
    return true
  }

  #begin(start: SegmentStart, from: Point, file: string): boolean {
    // What a damaged file before it held cannot be made up for by one that goes on from there.
    if (this.#fault && from.revision > 0) return false
    if (from.revision === 0 && from.head !== genesis(start.notebook).head)
      return this.#stop(file, 'does not begin as the journal of its notebook')
    this.#notebookId = start.notebook
    this.#from = from
    return true
  }

  /** Returns whether there may be more. */
  #add(raw: RawLine, file: string, number: number): boolean {
    const line = readRawLine(raw)
    const revision = this.#at
    const head = this.#headAt(revision)
    if (line && line.kind !== 'segment') {
      if (line.head.revision !== revision + 1 || line.head.previous !== head)
        return this.#stop(file, `does not go on at line ${number} from the line before`)
      this.#put(line)
      return true
    }
    if (!raw.hasEnd && isCutShort(raw.bytes)) {
      this.#torn = raw.bytes.length
      return false
    }
    return this.#stop(file, raw.what ?? `is not as it was written at line ${number}`)
  }

  /** A line may be one of an earlier segment again; what that holds after another line was never saved. */
  #put(line: EntryLine): void {
    const index = this.#at - this.#from.revision
    if (this.#entries[index]?.hash !== line.hash) {
      this.#entries.length = index
      this.#entries.push(line)
    }
    this.#at += 1
  }

  #headAt(revision: number): string | null {
    const index = revision - this.#from.revision
    return index === 0 ? this.#from.head : (this.#entries[index - 1]?.hash ?? null)
  }

  #stop(file: string, what: string, lacks = false): false {
    // The first fault is the one to mend; what follows from it would only confuse.
    this.#fault ??= { file, what, ...(lacks && { lacks }) }
    return false
  }
}
