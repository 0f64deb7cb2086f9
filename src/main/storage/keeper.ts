import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { entryPath } from '../entries.ts'
import type { JournalEntry } from '../saving.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import type { Disk, DiskHandle } from './disk.ts'
import { Journal } from './journal.ts'
import { SNAPSHOT } from './layout.ts'
import type { Lock } from './lock.ts'
import type { ReadNotebook } from './read-notebook.ts'
import { listSegments } from './segments.ts'

/** So much journal is gathered before `notebook.json` is brought up to date in the background. */
const ENOUGH_BYTES = 4_000_000
const ENOUGH_ENTRIES = 2000
/** Below this size, writing `notebook.json` takes less time than starting a worker. */
const SMALL_BYTES = 500_000
const LINE_END = Buffer.from('\n')

/** Carries an erasure to its end, if one was begun. Throws, in plain words, where that cannot be done yet. */
export type FinishErasures = (disk: Disk, folder: string) => Promise<void>

/** Keeps a notebook folder: saves to the journal, and brings `notebook.json` up to date now and then and on closing. */
export class Keeper {
  readonly #disk: Disk
  readonly #folder: string
  readonly #read: Pick<ReadNotebook, 'position' | 'journal'>
  readonly #lock: Lock
  readonly #finishErasures: FinishErasures
  #journal: Journal | null = null
  /** How far `notebook.json` goes; null where it must be written anew. */
  #snapshotRevision: number | null
  /** How much was saved when it was last tried. */
  #tried = { bytes: 0, revision: 0 }
  #work: Promise<void> | null = null

  constructor(disk: Disk, folder: string, read: ReadNotebook, lock: Lock, finishErasures: FinishErasures) {
    const { position, journal, snapshotRevision } = read
    this.#disk = disk
    this.#folder = folder
    // Without its tables: those of an older notebook are of no use once it is brought up to date.
    this.#read = { position, journal }
    this.#lock = lock
    this.#finishErasures = finishErasures
    this.#snapshotRevision = snapshotRevision
    this.#tried = { bytes: 0, revision: snapshotRevision ?? 0 }
  }

  /** Put entries on disk, and return when they are there. */
  async save(entries: readonly JournalEntry[]): Promise<void> {
    const journal = (this.#journal ??= await this.#openJournal())
    await journal.save(entries)
    if (entries.some(({ command }) => command === 'erase')) await this.#erase(journal)
    const bytes = journal.savedBytes - this.#tried.bytes
    const isEnough = bytes > ENOUGH_BYTES || journal.saved.revision - this.#tried.revision > ENOUGH_ENTRIES
    if (!isEnough || this.#work) return
    const next = await journal.endSegment()
    this.#work = this.#bringUpToDate(next, journal.saved.revision).finally(() => (this.#work = null))
  }

  /** Nothing is written to the journal meanwhile, whose files are all written anew. */
  async #erase(journal: Journal): Promise<void> {
    await this.#work
    await journal.endSegment()
    await this.#finishErasures(this.#disk, this.#folder)
    this.#snapshotRevision = journal.saved.revision
    this.#tried = { bytes: journal.savedBytes, revision: journal.saved.revision }
  }

  /** Bring `notebook.json` up to date and let others in. What fails here is made up for at the next opening. */
  async close(): Promise<void> {
    await this.#work
    const { revision } = this.#journal?.saved ?? this.#read.position
    if (revision !== this.#snapshotRevision) await this.#settle(revision).catch(() => {})
    else await this.#journal?.endSegment()
    await this.#lock.release()
  }

  /** What a killed process left may not be on disk; `notebook.json` must not hold what the journal could lose. */
  async #settle(revision: number): Promise<void> {
    const journal = (this.#journal ??= await this.#openJournal())
    await journal.save([])
    await this.#bringUpToDate(await journal.endSegment(), revision)
  }

  async #bringUpToDate(next: number, revision: number): Promise<void> {
    this.#tried = { bytes: this.#journal?.savedBytes ?? 0, revision }
    try {
      if (await this.#isSmall()) await bringUpToDate(this.#disk, this.#folder, next)
      else await inWorker(this.#disk.handle, this.#folder, next)
      this.#snapshotRevision = revision
    } catch {
      // The journal holds everything; a snapshot only makes opening quicker.
    }
  }

  async #isSmall(): Promise<boolean> {
    if (this.#disk.handle === null) return true
    const snapshot = await this.#disk.find(join(this.#folder, SNAPSHOT))
    return (snapshot?.bytes ?? 0) + (this.#journal?.savedBytes ?? 0) < SMALL_BYTES
  }

  async #openJournal(): Promise<Journal> {
    const { position, journal } = this.#read
    const notebookId = journal.notebookId ?? ''
    const next = await this.#nextNumber()
    const from = journal.lastFrom
    // A program that was killed may have left lines in the memory of the system that are not on disk. A power cut later
    // would take them, and everything that goes on from them.
    const mayBeUnsaved = this.#lock.wasLeftBehind || this.#snapshotRevision !== position.revision
    const lines = from ? journal.entries.slice(from.revision - journal.from.revision) : []
    const unsure =
      from && mayBeUnsaved ? { from, lines: lines.map(line => Buffer.concat([line.bytes, LINE_END])) } : null
    return new Journal({ disk: this.#disk, folder: this.#folder, notebookId, saved: position, next, unsure })
  }

  async #nextNumber(): Promise<number> {
    return ((await listSegments(this.#disk, this.#folder)).at(-1)?.number ?? 0) + 1
  }
}

function inWorker(handle: DiskHandle | null, folder: string, next: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const worker = new Worker(entryPath('snapshot-worker'), { workerData: { handle, folder, next } })
  worker.once('error', reject)
  worker.once('exit', code => (code === 0 ? resolve() : reject(new Error(`The worker ended with ${code}.`))))
  return promise
}
