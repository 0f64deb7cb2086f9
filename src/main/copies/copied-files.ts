import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Source } from '#shared/model/source.ts'
import { sayFault } from '#main/custody/read-log.ts'
import { Walk } from '#main/custody/walk-journal.ts'
import { BrokenFile, isCode, type Disk } from '#main/storage/disk.ts'
import { listIfThere } from '#main/storage/durable-file.ts'
import type { Position } from '#main/storage/journal-line.ts'
import {
  JOURNAL,
  MISSING,
  ORIGINALS,
  readSegmentName,
  SNAPSHOT,
  TEXTS,
  type SegmentName
} from '#main/storage/layout.ts'
import { acceptedAsMissing } from '#main/storage/missing-files.ts'
import { Damage, NotebookProblem } from '#main/storage/problems.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import { listSegments, readSegment } from '#main/storage/segments.ts'
import { checkSnapshot } from './check-snapshot.ts'

/** A file on its way into a copy. */
export type CopiedFile = {
  /** Relative to the notebook folder, with slashes on every system. */
  readonly path: string
  readonly parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

type SourceLine = { readonly revision: number; readonly id: string; readonly source: Source | null }

const HASH = /^([0-9a-f]{64})(?:\.json)?$/
const UNFINISHED = /\.tmp$/
const LINE_END = 10

/**
 * Reads all that a notebook is, file by file, as one state that verifies, though another program may be writing to it:
 * `notebook.json` first, then the journal, which goes at least as far, then what the journal speaks of. Throws, in plain
 * words, where the files are not one notebook.
 */
export class CopiedFiles {
  readonly #disk: Disk
  readonly #folder: string
  readonly #walk = new Walk(line => this.#follow(line))
  readonly #sources: SourceLine[] = []
  readonly #copied = new Set<string>()
  #position: Position = { revision: 0, head: '' }

  constructor(disk: Disk, folder: string) {
    this.#disk = disk
    this.#folder = folder
  }

  /** How far the journal went that was read. */
  position(): Position {
    return this.#position
  }

  async *files(): AsyncGenerator<CopiedFile> {
    const snapshot = await checkSnapshot(this.#disk, join(this.#folder, SNAPSHOT))
    // One that is not as it was written is left out, since the journal holds all of it.
    if (snapshot) yield { path: SNAPSHOT, parts: this.#unchanged(SNAPSHOT, snapshot.sha256) }
    yield* this.#journal()
    this.#mustFollow(snapshot)
    for (const place of [ORIGINALS, TEXTS]) yield* this.#kept(place)
    for (const path of await this.#others()) yield { path, parts: this.#parts(path) }
    await this.#mustHaveAll()
  }

  async *#journal(): AsyncGenerator<CopiedFile> {
    const names = await listSegments(this.#disk, this.#folder)
    for (const [index, listed] of names.entries()) {
      const { name, bytes } = await this.#segment(listed)
      const isLast = index === names.length - 1
      // What another program is just writing, or was when it died, was never called saved.
      const whole = isLast && !name.isArchived ? bytes.subarray(0, bytes.lastIndexOf(LINE_END) + 1) : bytes
      this.#walk.add(await readSegment({ ...this.#disk, read: () => Promise.resolve(whole) }, this.#folder, name))
      if (whole.length > 0) yield { path: `${JOURNAL}/${name.name}`, parts: [whole] }
    }
  }

  /** Another program may put a segment away, compressed, after it was listed. */
  async #segment(name: SegmentName): Promise<{ readonly name: SegmentName; readonly bytes: Buffer }> {
    const read = (file: string) => this.#read(`${JOURNAL}/${file}`)
    try {
      return { name, bytes: await read(name.name) }
    } catch (error) {
      if (name.isArchived || !isCode(error, 'ENOENT')) throw error
      const archived = { ...name, name: `${name.name}.gz`, isArchived: true }
      return { name: archived, bytes: await read(archived.name) }
    }
  }

  async #read(path: string): Promise<Buffer> {
    try {
      return await this.#disk.read(join(this.#folder, path))
    } catch (error) {
      // An end that was cut short was never called saved.
      if (error instanceof BrokenFile && error.torn !== null) return error.pieces[0] ?? Buffer.alloc(0)
      throw damageOf(path, error)
    }
  }

  #mustFollow(snapshot: Position | null): void {
    const { notebookId, end, fault } = this.#walk.end()
    if (fault) throw new Damage(fault)
    if (notebookId === null) throw new NotebookProblem(sayFault(fault))
    this.#position = end
    const head = snapshot && this.#walk.hashes()[snapshot.revision - 1]
    if (snapshot && head !== snapshot.head)
      throw new Damage({ file: SNAPSHOT, what: 'does not follow from the journal' })
  }

  /** Originals and texts are named by what they hold; what was put aside from among them is not. */
  async *#kept(place: string): AsyncGenerator<CopiedFile> {
    for (const name of (await listIfThere(this.#disk, join(this.#folder, place))).toSorted()) {
      if (UNFINISHED.test(name)) continue
      const path = `${place}/${name}`
      const [, hash] = HASH.exec(name) ?? []
      this.#copied.add(path)
      yield {
        path,
        parts: hash === undefined ? this.#parts(path) : this.#unchanged(path, hash)
      }
    }
  }

  async *#unchanged(path: string, sha256: string): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256')
    for await (const part of this.#parts(path)) {
      hash.update(part)
      yield part
    }
    if (hash.digest('hex') !== sha256) throw new Damage({ file: path, what: 'is not as it was when it was kept' })
  }

  async *#parts(path: string): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#disk.readParts(join(this.#folder, path))
    } catch (error) {
      throw damageOf(path, error)
    }
  }

  /** The list of what is missing, and what was put aside as damaged: nothing that was kept is left out. */
  async #others(): Promise<readonly string[]> {
    const isOther = (name: string) => name === MISSING || /^(notebook|missing)\.json\.damaged-\d+$/.test(name)
    const top = (await this.#disk.list(this.#folder)).filter(isOther)
    const inJournal = await listIfThere(this.#disk, join(this.#folder, JOURNAL))
    const aside = inJournal.filter(name => readSegmentName(name) === null && !UNFINISHED.test(name))
    return [...top.toSorted(), ...aside.toSorted().map(name => `${JOURNAL}/${name}`)]
  }

  #follow({ kind, head, ...line }: EntryLine): void {
    // Lines of a crash may turn out not to count; then those that do are told anew from there.
    while ((this.#sources.at(-1)?.revision ?? 0) >= head.revision) this.#sources.pop()
    if (kind !== 'entry' || !('body' in line)) return
    for (const [table, id, source] of line.body.records)
      if (table === 'sources') this.#sources.push({ revision: head.revision, id, source: source as Source | null })
  }

  async #mustHaveAll(): Promise<void> {
    const sources = new Map(this.#sources.map(({ id, source }) => [id, source]))
    const accepted = await acceptedAsMissing(this.#disk, this.#folder)
    for (const source of sources.values())
      for (const path of source ? [`${ORIGINALS}/${source.sha256}`, `${TEXTS}/${source.textHash}.json`] : [])
        if (!this.#copied.has(path) && !accepted.has(join(path)))
          throw new NotebookProblem(
            `A file of this notebook is missing: ${path} of “${source?.title ?? ''}”. Put it back from a copy of the folder, or run “dossier repair” to go on without it.`
          )
  }
}

/** How many bytes a copy will read, about. */
export async function bytesToCopy(disk: Disk, folder: string): Promise<number> {
  let bytes = (await disk.find(join(folder, SNAPSHOT)))?.bytes ?? 0
  for (const place of [JOURNAL, ORIGINALS, TEXTS])
    for (const name of await listIfThere(disk, join(folder, place)))
      bytes += (await disk.find(join(folder, place, name)))?.bytes ?? 0
  return bytes
}

function damageOf(file: string, error: unknown): unknown {
  return error instanceof BrokenFile ? new Damage({ file, what: error.what }) : error
}
