import { join } from 'node:path'
import { isCutShort } from './cut-short.ts'
import { BrokenFile, isCode, type Disk } from './disk.ts'
import { listIfThere } from './durable-file.ts'
import { decodeLine, type ReadLine, type SegmentStart } from './journal-line.ts'
import { JOURNAL, readSegmentName, type SegmentName } from './layout.ts'
import { unpack } from './packing.ts'

/** One file of the journal, its lines not yet read but for the first. */
export type Segment = {
  readonly number: number
  /** Relative to the notebook folder. */
  readonly file: string
  /** Null when it ended before its first line was whole, or that is damaged. */
  readonly start: SegmentStart | null
  /** What is wrong with it as a whole. */
  readonly damage: string | null
  /** The lines after the first. */
  readonly lines: readonly RawLine[]
}

/** The bytes of a line without its end. The last line may lack the end: writing was cut short there. */
export type RawLine = {
  readonly bytes: Buffer
  readonly hasEnd: boolean
  /** In the place of lines that the disk does not give back: why. */
  readonly what?: string
}

const LINE_END = 10

/** The segments of a journal in order. Of one that is there twice, archived and not, the one not archived counts. */
export async function listSegments(disk: Disk, folder: string): Promise<readonly SegmentName[]> {
  const found = new Map<number, SegmentName>()
  for (const name of await listIfThere(disk, join(folder, JOURNAL))) {
    const segment = readSegmentName(name)
    if (segment && (!segment.isArchived || !found.has(segment.number))) found.set(segment.number, segment)
  }
  return [...found.values()].sort((a, b) => a.number - b.number)
}

export async function readSegment(
  disk: Disk,
  folder: string,
  { name, number, isArchived }: SegmentName
): Promise<Segment> {
  const file = join(JOURNAL, name)
  const read = await readLines(disk, join(folder, file), isArchived)
  if (typeof read === 'string') return { number, file, start: null, damage: read, lines: [] }
  const [first, ...lines] = read
  // A segment is written from its start, so one without a whole first line never held anything.
  if (!first?.hasEnd) return { number, file, start: null, damage: null, lines: first ? [first] : [] }
  const line = readRawLine(first)
  if (line?.kind === 'segment') return { number, file, start: line.start, damage: null, lines }
  return { number, file, start: null, damage: first.what ?? 'does not begin as it was written', lines }
}

/** The lines of a segment, or what is wrong with it as a whole. */
async function readLines(disk: Disk, path: string, isArchived: boolean): Promise<readonly RawLine[] | string> {
  try {
    const written = await disk.read(path)
    const bytes = isArchived ? await unpacked(written) : written
    return bytes ? linesOf(bytes) : 'cannot be unpacked'
  } catch (error) {
    if (error instanceof BrokenFile) return isArchived ? error.what : linesAround(error)
    if (isUnreadable(error)) return 'cannot be read from the disk'
    throw error
  }
}

/** The lines before what could not be read, and in its place one that says why; or the torn end, of which nothing is known. */
function linesAround({ pieces: [first = Buffer.alloc(0)], torn, what }: BrokenFile): readonly RawLine[] {
  const whole = first.subarray(0, first.lastIndexOf(LINE_END) + 1)
  const lines = linesOf(whole)
  if (torn && areCutShort(linesOf(Buffer.concat([first.subarray(whole.length), torn]))))
    return [...lines, { bytes: Buffer.alloc(torn.length), hasEnd: false }]
  // A line of which the rest could not be read is not one that was never saved.
  const why = torn ? 'is not as it was encrypted at its end' : what
  return [...lines, { bytes: Buffer.alloc(0), hasEnd: true, what: why }]
}

/** Whether lines are what a crash left of some that were being written, rather than saved ones of which bytes are gone. */
function areCutShort(lines: readonly RawLine[]): boolean {
  return lines.every(line => (line.hasEnd ? readRawLine(line) !== null : isCutShort(line.bytes)))
}

/** Read of a file what the disk gives back, without a gap in each piece. */
export async function readPieces(disk: Disk, path: string): Promise<readonly Buffer[]> {
  try {
    return [await disk.read(path)]
  } catch (error) {
    if (error instanceof BrokenFile) return error.pieces
    if (isUnreadable(error)) return []
    throw error
  }
}

/** Read a file, without an end that was cut short while it was written. */
export async function readUncut(disk: Disk, path: string): Promise<Buffer> {
  try {
    return await disk.read(path)
  } catch (error) {
    if (error instanceof BrokenFile && error.torn !== null) return error.pieces[0] ?? Buffer.alloc(0)
    throw error
  }
}

/** Read a file; null when the disk will not give it back. */
export async function readIfReadable(disk: Disk, path: string): Promise<Buffer | null> {
  try {
    return await disk.read(path)
  } catch (error) {
    if (isUnreadable(error)) return null
    throw error
  }
}

/** Whether an error says that a file is there, but cannot be read, now or later. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof BrokenFile || isCode(error, 'EIO', 'EISDIR', 'EACCES', 'EPERM', 'ERR_FS_FILE_TOO_LARGE')
}

async function unpacked(bytes: Buffer): Promise<Buffer | null> {
  try {
    return await unpack(bytes)
  } catch {
    return null
  }
}

/** Split a file into its lines. */
export function linesOf(bytes: Buffer): readonly RawLine[] {
  const lines: RawLine[] = []
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(LINE_END, at)
    const hasEnd = end >= 0
    lines.push({ bytes: bytes.subarray(at, hasEnd ? end : bytes.length), hasEnd })
    at = hasEnd ? end + 1 : bytes.length
  }
  return lines
}

/** Read a line; null when it is not as it was written. A line without an end was never saved. */
export function readRawLine({ bytes, hasEnd }: RawLine): ReadLine | null {
  return hasEnd ? decodeLine(bytes) : null
}
