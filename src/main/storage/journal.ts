import { join } from 'node:path'
import type { JournalEntry } from '../saving.ts'
import { isCode, type Disk, type OpenFile } from './disk.ts'
import { writeWhole } from './durable-file.ts'
import { encodeLongEntry, isLong } from './encode-long.ts'
import { encodeEntry, encodeSegmentStart, type Point } from './journal-line.ts'
import { JOURNAL, segmentName } from './layout.ts'

export type JournalPorts = {
  readonly disk: Disk
  readonly folder: string
  readonly notebookId: string
  /** The last revision on disk. */
  readonly saved: Point
  /** The number for the next segment: higher than any there. */
  readonly next: number
  /**
   * Lines at the end of the journal that a program may have left behind in the memory of the system, not on disk; they
   * are written again.
   */
  readonly unsure: { readonly from: Point; readonly lines: readonly Buffer[] } | null
}

/** A segment being written. */
type Live = { readonly file: OpenFile; readonly number: number; readonly path: string; size: number; isSaved: boolean }

type Encoded = { readonly position: Point; readonly parts: readonly Buffer[] }
type Line = { readonly parts: readonly Buffer[]; readonly hash: string }

/** So much of a long line goes to the disk at once; everything that is shorter goes by one call. */
const AT_ONCE = 1_048_576

/**
 * Appends to the journal, in a new segment for every start and after every failure.
 *
 * A segment is never written again after an error: the system may have forgotten what it could not write, and then
 * say that all is well. What was not saved goes into the next one, byte for byte.
 */
export class Journal {
  readonly #ports: JournalPorts
  #saved: Point
  #next: number
  #unsure: JournalPorts['unsure']
  #live: Live | null = null
  #waiting: Encoded[] = []
  #savedBytes = 0

  constructor(ports: JournalPorts) {
    this.#ports = ports
    this.#saved = ports.saved
    this.#next = ports.next
    this.#unsure = ports.unsure
  }

  /** The last revision on disk. */
  get saved(): Point {
    return this.#saved
  }

  /** How many bytes were saved since it was opened. */
  get savedBytes(): number {
    return this.#savedBytes
  }

  /** Put entries on disk, after those that may not be there, and return when they are. Entries it has already are left out. */
  async save(entries: readonly JournalEntry[]): Promise<void> {
    for (const entry of entries) if (this.#isNew(entry)) this.#add(entry, await this.#encoded(entry))
    const group = [...this.#waiting]
    if (group.length === 0 && !this.#unsure) return
    const live = (this.#live ??= await this.#start())
    try {
      await this.#append(live, group)
    } catch (error) {
      await this.#abandon(live)
      throw error
    }
    this.#saved = group.at(-1)?.position ?? this.#saved
    this.#waiting = []
    this.#unsure = null
  }

  /** End the segment; the next entry starts another. Returns the number that one will have. */
  async endSegment(): Promise<number> {
    const live = this.#live
    this.#live = null
    await live?.file.close().catch(() => {})
    return this.#next
  }

  /** What the next entry goes on from. */
  get #end(): Point {
    return this.#waiting.at(-1)?.position ?? this.#saved
  }

  #isNew({ revision }: JournalEntry): boolean {
    return revision > this.#end.revision
  }

  async #encoded(entry: JournalEntry): Promise<Line> {
    const { head } = this.#end
    if (isLong(entry)) return encodeLongEntry(entry, head)
    const { bytes, hash } = encodeEntry(entry, head)
    return { parts: [bytes], hash }
  }

  #add({ revision, schema = this.#end.schema }: JournalEntry, { parts, hash }: Line): void {
    this.#waiting.push({ position: { revision, head: hash, schema }, parts })
  }

  async #append(live: Live, group: readonly Encoded[]): Promise<void> {
    const lines = group.flatMap(({ parts }) => parts)
    let { size } = live
    for (const bytes of inPieces(live.isSaved ? lines : [this.#opening(live), ...lines])) {
      await writeWhole(live.file, bytes, size)
      size += bytes.length
    }
    await live.file.sync()
    this.#savedBytes += size - live.size
    live.size = size
    live.isSaved = true
  }

  #opening({ number }: Live): Buffer {
    const { revision, head, schema } = this.#unsure?.from ?? this.#saved
    const start = { notebook: this.#ports.notebookId, number, revision, previous: head, schema }
    return Buffer.concat([encodeSegmentStart(start), ...(this.#unsure?.lines ?? [])])
  }

  async #start(): Promise<Live> {
    const { disk, folder } = this.#ports
    const number = this.#next
    const path = join(folder, JOURNAL, segmentName(number))
    const live = { file: await this.#create(path), number, path, size: 0, isSaved: false }
    this.#next += 1
    try {
      await disk.syncFolder(join(folder, JOURNAL))
    } catch (error) {
      await this.#abandon(live)
      throw error
    }
    return live
  }

  async #create(path: string): Promise<OpenFile> {
    try {
      return await this.#ports.disk.create(path)
    } catch (error) {
      // Left by an attempt whose outcome is not known; that number is spent.
      if (isCode(error, 'EEXIST')) this.#next += 1
      throw error
    }
  }

  async #abandon(live: Live): Promise<void> {
    this.#live = null
    await live.file.close().catch(() => {})
    // On a full disk every attempt would leave a file behind. One in which nothing was ever saved may go.
    if (!live.isSaved) await this.#ports.disk.remove(live.path).catch(() => {})
  }
}

function* inPieces(parts: readonly Buffer[]): Generator<Buffer> {
  let piece: Buffer[] = []
  let length = 0
  for (const part of parts) {
    piece.push(part)
    length += part.length
    if (length < AT_ONCE) continue
    yield Buffer.concat(piece)
    piece = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(piece)
}
