import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Disk, OpenFile } from '#main/storage/disk.ts'
import { writeWhole } from '#main/storage/durable-file.ts'
import { readSegmentName } from '#main/storage/layout.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { readUncut } from '#main/storage/segments.ts'
import { everythingIn, type Kept } from './walk.ts'

/** How an encryption or a decryption is watched and stopped. */
export type Progress = {
  /** Told how many files are done. */
  readonly onProgress?: (done: number, total: number) => void
  /** Stops it, as long as the notebook still is what it was. */
  readonly signal?: AbortSignal
}

/** No file system takes longer names, and a hidden one is longer by more than half. */
const LONGEST_NAME = 140
/** While some wait for the disk, others are read. */
const AT_ONCE = 4
/** So much of a file is in memory at a time. */
const PART_BYTES = 1_048_576

export const otherwise = new NotebookProblem('The disk gave back something else than was written to it.')
const stopped = new NotebookProblem('Stopped. The notebook is as it was.')

/** Write all that lies in a notebook folder from one disk to another, and make sure of each file. */
export async function copyAll(from: Disk, to: Disk, folder: string, watch: Progress): Promise<void> {
  const all = await everythingIn(from, folder)
  all.forEach(mustFit)
  const folders = all.filter(({ isFolder }) => isFolder).map(({ path }) => join(folder, path))
  for (const path of folders) if (!(await to.find(path))) await to.makeFolder(path)
  const files = all.filter(({ isFolder }) => !isFolder).map(({ path }) => join(folder, path))
  await copyEach(from, to, files, watch)
  for (const path of [...folders, folder]) await to.syncFolder(path)
}

/** Nothing is written any more once this returns or throws. */
async function copyEach(from: Disk, to: Disk, files: readonly string[], watch: Progress): Promise<void> {
  const { onProgress, signal } = watch
  const left = files.values()
  const problems: unknown[] = []
  let done = 0
  async function work(): Promise<void> {
    for (const path of left) {
      if (problems.length === 0 && signal?.aborted) problems.push(stopped)
      if (problems.length > 0) return
      await copy(from, to, path)
      done += 1
      if (problems.length === 0 && !signal?.aborted) onProgress?.(done, files.length)
    }
  }
  onProgress?.(0, files.length)
  await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch((error: unknown) => void problems.push(error))))
  if (problems.length === 0 && signal?.aborted) problems.push(stopped)
  if (problems.length > 0) throw problems[0]
}

async function copy(from: Disk, to: Disk, path: string): Promise<void> {
  const file = await to.create(path)
  let written: string
  try {
    written = await writeAll(file, partsOf(from, path))
    await file.sync()
  } finally {
    await file.close()
  }
  const read = createHash('sha256')
  for await (const part of to.readParts(path)) read.update(part)
  if (read.digest('hex') !== written) throw otherwise
}

/** What a crash cut short at the end of the journal was never saved, and does not come along. */
async function* partsOf(disk: Disk, path: string): AsyncGenerator<Buffer> {
  if (readSegmentName(basename(path))) yield await readUncut(disk, path)
  else yield* disk.readParts(path)
}

/** Returns the SHA-256 of what was written. */
async function writeAll(file: OpenFile, parts: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  let gathered: Buffer[] = []
  let length = 0
  let offset = 0
  async function put(): Promise<void> {
    const bytes = Buffer.concat(gathered)
    await writeWhole(file, bytes, offset)
    offset += bytes.length
    gathered = []
    length = 0
  }
  for await (const part of parts) {
    hash.update(part)
    gathered.push(part)
    length += part.length
    if (length >= PART_BYTES) await put()
  }
  await put()
  return hash.digest('hex')
}

function mustFit({ path }: Kept): void {
  if (path.split('/').every(name => Buffer.byteLength(name) <= LONGEST_NAME)) return
  throw new NotebookProblem(
    `“${path}” in the notebook folder has too long a name to be encrypted. Move it elsewhere first.`
  )
}
