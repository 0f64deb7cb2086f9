import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Disk, OpenFile } from '#main/storage/disk.ts'
import { writeWhole } from '#main/storage/durable-file.ts'

/** A file cannot be put where it was to be; `message` says why in plain words, and what to do. */
export class PlaceProblem extends Error {}

/** What was left by a process that was killed. */
const ABANDONED_MS = 86_400_000

/** A file that gets its name only when all of it is on disk and was looked at. */
export class NewFile {
  readonly #disk: Disk
  readonly #path: string
  readonly #unfinished: string
  readonly #mayReplace: boolean
  #file: OpenFile | null = null
  #bytes = 0

  constructor(disk: Disk, path: string, { mayReplace }: { readonly mayReplace: boolean }) {
    this.#disk = disk
    this.#path = path
    this.#mayReplace = mayReplace
    this.#unfinished = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.unfinished`)
  }

  /** Begin with nothing, also once more. */
  async start(): Promise<void> {
    await this.#placing(async () => {
      await this.#mustBeFree()
      await this.discard()
      await this.#removeAbandoned()
      this.#file = await this.#disk.create(this.#unfinished)
      this.#bytes = 0
    })
  }

  async add(bytes: Uint8Array): Promise<void> {
    const file = this.#file
    if (file === null) return
    await this.#placing(() => writeWhole(file, bytes, this.#bytes))
    this.#bytes += bytes.byteLength
  }

  /** Returns once all of it is on disk. */
  async finish(): Promise<void> {
    await this.#placing(async () => {
      await this.#file?.sync()
      await this.#close()
    })
  }

  /** Read it from the disk again. */
  async *read(): AsyncGenerator<Uint8Array> {
    yield* this.#disk.readParts(this.#unfinished)
  }

  /** Give it its name, and return once that is on disk too. The value is how many bytes it holds. */
  async place(): Promise<number> {
    await this.#placing(async () => {
      await this.#mustBeFree()
      await this.#disk.rename(this.#unfinished, this.#path)
      await this.#disk.syncFolder(dirname(this.#path))
    })
    return this.#bytes
  }

  /** Leave nothing behind. */
  async discard(): Promise<void> {
    await this.#close().catch(() => {})
    await this.#disk.remove(this.#unfinished).catch(() => {})
  }

  async #close(): Promise<void> {
    const file = this.#file
    this.#file = null
    await file?.close()
  }

  async #mustBeFree(): Promise<void> {
    const found = await this.#disk.find(this.#path)
    if (found?.isFolder) throw new PlaceProblem(`“${this.#path}” is a folder. Choose another name.`)
    if (found && !this.#mayReplace)
      throw new PlaceProblem(`There is something at “${this.#path}” already. Choose another name, or add --force.`)
  }

  async #removeAbandoned(): Promise<void> {
    const folder = dirname(this.#path)
    const start = `.${basename(this.#path)}.`
    for (const name of await this.#disk.list(folder)) {
      if (!name.startsWith(start) || !/^[0-9a-f]{8}\.unfinished$/.test(name.slice(start.length))) continue
      const found = await this.#disk.find(join(folder, name))
      if (found && Date.now() - found.modified > ABANDONED_MS)
        await this.#disk.remove(join(folder, name)).catch(() => {})
    }
  }

  async #placing(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      throw error instanceof PlaceProblem
        ? error
        : new PlaceProblem(`“${this.#path}” cannot be written. ${sayWhy(error)}`)
    }
  }
}

function sayWhy(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? `The disk refused (${error instanceof Error ? error.message : String(error)}).`
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room, or choose another disk.',
  EDQUOT: 'Your share of the disk is used up. Make room, or choose another disk.',
  EFBIG: 'It would become too large for this disk. Choose another disk.',
  EROFS: 'That disk cannot be written to. Choose another place.',
  EACCES: 'You may not write there. Choose another place.',
  EPERM: 'You may not write there. Choose another place.',
  ENOENT: 'There is no such folder. Check the path.',
  ENOTDIR: 'There is no such folder. Check the path.',
  ENAMETOOLONG: 'The name is too long. Choose a shorter one.'
}
