import type { Disk } from '#main/storage/disk.ts'
import { genesis, type Position, type SegmentStart } from '#main/storage/journal-line.ts'
import type { Fault } from '#main/storage/problems.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import { mustBeNotebook, retrying } from '#main/storage/read-notebook.ts'
import { listSegments, readRawLine, readSegment, type RawLine, type Segment } from '#main/storage/segments.ts'

/** How far a journal verified from its first line on. */
export type Walked = {
  /** Null where nothing of it could be read. */
  readonly notebookId: string | null
  /** Where the chain has come to. */
  readonly end: Position
  /** Why it does not verify beyond that; null when that was the end. */
  readonly fault: Fault | null
}

/** Who followed a walk, and what to go on with when more is added. */
type Followed<T> = {
  readonly told: T
  /** Null where lines were told at first that do not count: then it cannot be gone on with. */
  readonly walk: Walk | null
  /** The last file of the journal. */
  readonly last: Segment | null
}

/** Told each line that counts, in order, once it has verified. */
export type Follow = (line: EntryLine) => void

/**
 * Follow the chain of a journal from its first line, one segment in memory at a time. `start` is asked again for who
 * follows whenever the walk has to begin anew: another program put something away meanwhile, or lines that were told
 * turn out not to count.
 */
export async function walkJournal<T extends { readonly follow: Follow }>(
  disk: Disk,
  folder: string,
  start: () => T
): Promise<Walked & Followed<T>> {
  await mustBeNotebook(disk, folder)
  return retrying(disk, folder, async () => {
    const told = start()
    const { walk, last } = await walkOnce(disk, folder, told.follow)
    if (!walk.hasToldTooMuch()) return { ...walk.end(), told, walk, last }
    // After a crash the journal may hold lines that were never saved, and only what follows shows which.
    const hashes = walk.hashes()
    const toldAnew = start()
    const { walk: again, last: lastAgain } = await walkOnce(disk, folder, onlyThese(hashes, toldAnew.follow))
    return { ...again.end(), told: toldAnew, walk: null, last: lastAgain }
  })
}

async function walkOnce(disk: Disk, folder: string, follow: Follow) {
  const walk = new Walk(follow)
  let last: Segment | null = null
  for (const name of await listSegments(disk, folder)) {
    last = await readSegment(disk, folder, name)
    walk.add(last)
  }
  return { walk, last }
}

/** Pass on the lines with these hashes, each once. */
function onlyThese(hashes: readonly string[], follow: Follow): Follow {
  let next = 0
  return line => {
    if (line.hash !== hashes[next]) return
    next += 1
    follow(line)
  }
}

/** Follows the chain as opening a notebook does, without keeping the lines. */
export class Walk {
  readonly #follow: Follow
  #notebookId: string | null = null
  #genesis = ''
  /** Of the heads of the lines that count, by revision. */
  readonly #hashes: string[] = []
  /** The revision that the segment being read has come to. */
  #at = 0
  #fault: Fault | null = null
  #hasToldTooMuch = false

  constructor(follow: Follow) {
    this.#follow = follow
  }

  add({ start, lines, damage, file }: Segment): void {
    if (damage !== null) return void this.#stop(file, damage)
    // A file whose first line is not whole never held anything that was saved.
    if (start === null || !this.#goesOn(start, file)) return
    for (const [index, line] of lines.entries()) if (!this.#addLine(line, file, index + 2)) return
  }

  end(): Walked {
    const revision = this.#hashes.length
    return { notebookId: this.#notebookId, end: { revision, head: this.#headAt(revision) ?? '' }, fault: this.#fault }
  }

  hashes(): readonly string[] {
    return this.#hashes
  }

  hasToldTooMuch(): boolean {
    return this.#hasToldTooMuch
  }

  #goesOn({ notebook, revision, previous }: SegmentStart, file: string): boolean {
    if (this.#notebookId === null && revision === 0) {
      this.#notebookId = notebook
      this.#genesis = genesis(notebook).head
    }
    if (this.#notebookId !== null && this.#notebookId !== notebook)
      return this.#stop(file, 'belongs to another notebook')
    const head = this.#notebookId === null ? null : this.#headAt(revision)
    if (head === null) return this.#stop(file, `goes on from revision ${revision}, but what made that is missing`)
    if (head !== previous) return this.#stop(file, 'does not follow from the file before it')
    this.#at = revision
    // What was wrong in lines that this segment repeats does not count.
    this.#fault = null
    return true
  }

  /** Returns whether there may be more. */
  #addLine(raw: RawLine, file: string, number: number): boolean {
    const line = readRawLine(raw)
    if (line && line.kind !== 'segment') {
      if (line.head.revision !== this.#at + 1 || line.head.previous !== this.#headAt(this.#at))
        return this.#stop(file, `does not go on at line ${number} from the line before`)
      this.#put(line)
      return true
    }
    // A whole line with something else in the place of its end was saved, and changed later; any other was cut short.
    const isTorn = !raw.hasEnd && readRawLine({ bytes: raw.bytes.subarray(0, -1), hasEnd: true }) === null
    return isTorn ? false : this.#stop(file, raw.what ?? `is not as it was written at line ${number}`)
  }

  /** A line may be one of an earlier segment again; what that holds after another line was never saved. */
  #put(line: EntryLine): void {
    if (this.#hashes[this.#at] !== line.hash) {
      if (this.#hashes.length > this.#at) this.#hasToldTooMuch = true
      this.#hashes.length = this.#at
      this.#hashes.push(line.hash)
      this.#follow(line)
    }
    this.#at += 1
  }

  #headAt(revision: number): string | null {
    return revision === 0 ? this.#genesis : (this.#hashes[revision - 1] ?? null)
  }

  #stop(file: string, what: string): false {
    // The first fault is the one to mend; what follows from it would only confuse.
    this.#fault ??= { file, what }
    return false
  }
}
