import { join } from 'node:path'
import { BrokenFile, isCode, type Disk } from '#main/storage/disk.ts'
import { listIfThere, writeDurably } from '#main/storage/durable-file.ts'
import { encodeErased, type ReadLine } from '#main/storage/journal-line.ts'
import { JOURNAL, readSegmentName } from '#main/storage/layout.ts'
import { pack, unpack } from '#main/storage/packing.ts'
import { linesOf, readRawLine } from '#main/storage/segments.ts'

/** A line that has a body. */
export type Line = Extract<ReadLine, { readonly kind: 'entry' }>

/** Erase the bodies of lines from every file of the journal that holds them, each file written anew whole. */
export async function rewriteSegments(
  disk: Disk,
  folder: string,
  at: string,
  isErased: (line: Line) => boolean
): Promise<void> {
  for (const name of [...(await listIfThere(disk, join(folder, JOURNAL)))].sort()) {
    const segment = readSegmentName(name)
    if (!segment) continue
    const path = join(folder, JOURNAL, name)
    const before = await bytesOf(disk, path, segment.isArchived)
    const after = rewritten(before ?? Buffer.alloc(0), at, isErased)
    if (before && after.equals(before)) continue
    const bytes = segment.isArchived ? await pack(after) : after
    await writeDurably(disk, path, bytes)
    if (!(await disk.read(path)).equals(bytes))
      throw new Error('The disk gave back something else than was written to it.')
  }
}

/** What can be read of a segment; null where nothing can. */
async function bytesOf(disk: Disk, path: string, isArchived: boolean): Promise<Buffer | null> {
  try {
    const bytes = await disk.read(path)
    return isArchived ? await unpack(bytes) : bytes
  } catch (error) {
    if (error instanceof BrokenFile && !isArchived) return error.pieces[0] ?? null
    // What the disk will not give back now it may give back later: that is no reason to write over it.
    if (isCode(error, ...UNZIPPABLE)) return null
    throw error
  }
}

/** What unpacking says of bytes that are not what was packed. */
const UNZIPPABLE = ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_NEED_DICT', 'Z_STREAM_ERROR']

/**
 * The lines of a segment, erased where they are to be. Where it cannot be read, it ends: the journal verifies, so what
 * stood there was never saved or is repeated in a later file, and it may hold anything.
 */
function rewritten(bytes: Buffer, at: string, isErased: (line: Line) => boolean): Buffer {
  const [first, ...lines] = linesOf(bytes)
  if (!first || readRawLine(first)?.kind !== 'segment') return Buffer.alloc(0)
  const kept = [first.bytes, LINE_END]
  for (const raw of lines) {
    const line = readRawLine(raw)
    if (!line || line.kind === 'segment') break
    if (line.kind === 'entry' && isErased(line)) kept.push(encodeErased(line.bytes, at))
    else kept.push(raw.bytes, LINE_END)
  }
  return Buffer.concat(kept)
}

const LINE_END = Buffer.from('\n')
