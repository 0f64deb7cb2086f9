import { createHash } from 'node:crypto'
import { Readable, type PassThrough } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { CopiedFile } from './copied-files.ts'

/** Told of each file the SHA-256 once it is read, and of every part of it. */
export type Watch = {
  readonly onPart: (bytes: number) => void
  readonly onFile: (path: string, sha256: string) => void
}

const FILE_MODE = 0o100600
const FOLDER_MODE = 0o40700

/** Pack files into a zip, in a folder of the given name and with the folders named, as they come and as it is read. */
export function zipped(
  name: string,
  folders: readonly string[],
  files: AsyncIterable<CopiedFile>,
  watch: Watch
): AsyncIterable<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as PassThrough
  zip.on('error', (error: Error) => void output.destroy(error))
  fill(zip, output, { name, folders, files, watch }).catch((error: unknown) => void output.destroy(error as Error))
  return output
}

type Filling = {
  readonly name: string
  readonly folders: readonly string[]
  readonly files: AsyncIterable<CopiedFile>
  readonly watch: Watch
}

async function fill(zip: ZipFile, output: PassThrough, { name, folders, files, watch }: Filling): Promise<void> {
  const mtime = new Date()
  for (const folder of ['', ...folders]) zip.addEmptyDirectory(`${name}/${folder}`, { mtime, mode: FOLDER_MODE })
  for await (const { path, parts } of files) {
    const source = Readable.from(watched(path, parts, watch), { objectMode: false })
    const giveUp = () => void source.destroy()
    // Nothing else tells it that nobody reads the zip any more.
    output.once('close', giveUp)
    zip.addReadStream(source, `${name}/${path}`, { mtime, mode: FILE_MODE, compressionLevel: levelFor(path) })
    await finished(source)
    output.off('close', giveUp)
  }
  zip.end()
}

/** What is mostly compressed already is not worth much work, but stored as it is it could not be told from what follows. */
function levelFor(path: string): number {
  return path.endsWith('.gz') || path.startsWith('originals/') ? 1 : 6
}

async function* watched(
  path: string,
  parts: CopiedFile['parts'],
  { onPart, onFile }: Watch
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const part of parts) {
    onPart(part.byteLength)
    hash.update(part)
    yield part
  }
  onFile(path, hash.digest('hex'))
}
