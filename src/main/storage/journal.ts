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

type Encoded = { readonly position: Point; readonly bytes: Buffer }

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

  #encoded(entry: JournalEntry) {
    const { head } = this.#end
    return isLong(entry) ? encodeLongEntry(entry, head) : encodeEntry(entry, head)
  }

  #add({ revision, schema = this.#end.schema }: JournalEntry, { bytes, hash }: ReturnType<typeof encodeEntry>): void {
    this.#waiting.push({ position: { revision, head: hash, schema }, bytes })
  }

  async #append(live: Live, group: readonly Encoded[]): Promise<void> {
    const lines = group.map(({ bytes }) => bytes)
    const bytes = Buffer.concat(live.isSaved ? lines : [this.#opening(live), ...lines])
    await writeWhole(live.file, bytes, live.size)
    await live.file.sync()
    live.size += bytes.length
    live.isSaved = true
    this.#savedBytes += bytes.length
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
