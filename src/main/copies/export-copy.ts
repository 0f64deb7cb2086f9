import { basename } from 'node:path'
import { done, refuse, type Result } from '#shared/result.ts'
import { folderNameOf } from '#main/desk/folder-name.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { JOURNAL, ORIGINALS, TEXTS } from '#main/storage/layout.ts'
import { explain, NotebookProblem } from '#main/storage/problems.ts'
import { mustBeNotebook, retrying } from '#main/storage/read-notebook.ts'
import { ageFileFor, type AgeFile, type CopyKey } from './age-key.ts'
import { bytesToCopy, CopiedFiles } from './copied-files.ts'
import { NewFile, PlaceProblem } from './new-file.ts'
import { readZip, ZipProblem } from './read-zip.ts'
import { zipped } from './write-zip.ts'

/** A copy that was written, and read again. */
export type ExportedCopy = {
  /** How far the notebook went that it holds. */
  readonly revision: number
  readonly head: string
  /** How many files are in it. */
  readonly files: number
  /** How large it is itself. */
  readonly bytes: number
}

/** How far it is: bytes read, and, about, of how many. */
export type CopyProgress = { readonly step: 'writing' | 'checking'; readonly done: number; readonly total: number }

type Options = {
  readonly key: CopyKey
  /** Where the notebook is read from: the unlocked one of an encrypted notebook. */
  readonly disk?: Disk
  /** Where the copy is written. */
  readonly target?: Disk
  readonly mayReplace?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: CopyProgress) => void
}

/**
 * Write all of a notebook into one encrypted file that opens without Dossier: the age format around a zip of the plain
 * folder, without its backups. It gets its name only once it was read from the disk again, decrypted, unpacked, and
 * found to hold every file as it was read. Nothing of it lies on a disk unencrypted at any time.
 */
export async function exportCopy(folder: string, file: string, options: Options): Promise<Result<ExportedCopy>> {
  const { disk = realDisk, target = realDisk, mayReplace = false } = options
  const copy = new NewFile(target, file, { mayReplace })
  try {
    await mustBeNotebook(disk, folder)
    return done(await retrying(disk, folder, () => writeAndCheck(copy, disk, folder, options)))
  } catch (error) {
    return refuse(sayWhy(error, options.signal))
  } finally {
    // What got its name is no longer there to be discarded.
    await copy.discard()
  }
}

async function writeAndCheck(copy: NewFile, disk: Disk, folder: string, options: Options): Promise<ExportedCopy> {
  const { key, signal, onProgress = () => {} } = options
  const age = ageFileFor(key)
  const reading = new CopiedFiles(disk, folder)
  const total = await bytesToCopy(disk, folder)
  const sums = new Map<string, string>()
  let read = 0
  await copy.start()
  const name = `${folderNameOf(basename(folder, '.dossier'))}.dossier`
  const zip = zipped(name, [JOURNAL, ORIGINALS, TEXTS], reading.files(), {
    onPart(bytes) {
      signal?.throwIfAborted()
      onProgress({ step: 'writing', done: (read += bytes), total })
    },
    onFile: (path, sha256) => void sums.set(`${name}/${path}`, sha256)
  })
  let written = 0
  for await (const part of await age.encrypt(zip)) {
    signal?.throwIfAborted()
    await copy.add(part)
    written += part.byteLength
  }
  await copy.finish()
  const watch = (done: number) => {
    signal?.throwIfAborted()
    onProgress({ step: 'checking', done, total: written })
  }
  await check(copy, age, sums, watch)
  signal?.throwIfAborted()
  const bytes = await copy.place()
  return { ...reading.position(), files: sums.size, bytes }
}

async function check(
  copy: NewFile,
  age: AgeFile,
  sums: ReadonlyMap<string, string>,
  watch: (done: number) => void
): Promise<void> {
  const found = await readAgain(age, counted(copy.read(), watch))
  const isSame = found.size === sums.size && [...sums].every(([path, sha256]) => found.get(path) === sha256)
  if (!isSame) throw new ZipProblem('It does not hold what was read.')
}

async function readAgain(age: AgeFile, bytes: AsyncIterable<Uint8Array>): Promise<ReadonlyMap<string, string>> {
  try {
    return await readZip(await age.decrypt(bytes))
  } catch (error) {
    throw error instanceof ZipProblem ? error : new ZipProblem('It cannot be decrypted.', { cause: error })
  }
}

async function* counted(parts: AsyncIterable<Uint8Array>, watch: (done: number) => void): AsyncGenerator<Uint8Array> {
  let done = 0
  for await (const part of parts) {
    watch((done += part.byteLength))
    yield part
  }
}

function sayWhy(error: unknown, signal: AbortSignal | undefined): string {
  if (signal?.aborted) return 'Stopped. Nothing was written.'
  if (error instanceof PlaceProblem) return error.message
  if (error instanceof NotebookProblem) return `No copy was made. ${error.message}`
  if (error instanceof ZipProblem)
    return `The disk gave back something else than was written to it, so no copy was kept. ${error.message}`
  return `No copy was made. ${explain(error)}`
}
