import { BrokenFile } from '#main/storage/disk.ts'
import { FRAME_EXTRA, LENGTH_BYTES, lengthAt, MOST_BYTES, type Cursor, type Opened, type Opener } from './frames.ts'
import { TAG_BYTES } from './primitives.ts'

/** What a damaged file may cost: in bytes opened, each try counted as so many at least. */
const MOST_WORK = 200_000_000
const A_TRY = 20_000
/** No more frames than this are looked beyond: what only looks like a frame must not use up all the work. */
const MOST_LOST = 400
/** Disks keep bytes in blocks of so many, or of a multiple. */
const BLOCK = 512
const SURE_ZEROS = 16

/**
 * Say what is wrong with a file from where it does not open, and read what follows that. An end that a crash cut short,
 * and nothing else, counts as torn.
 */
export function recover(opener: Opener, file: Buffer, from: Cursor, opened: readonly Buffer[]): BrokenFile {
  const pieces = [Buffer.concat(opened)]
  const broken = from.number + 1
  const budget = { left: MOST_WORK }
  let cursor = from
  for (let found = findNext(opener, file, cursor, budget); found; found = findNext(opener, file, cursor, budget)) {
    const parts: Buffer[] = []
    for (let next: Opened | null = found; next; next = opener.open(file, cursor)) {
      parts.push(next.bytes)
      cursor = next.next
    }
    pieces.push(Buffer.concat(parts))
    if (cursor.at === file.length) break
  }
  const isTorn = pieces.length === 1 && wasCutShort(opener, file, cursor)
  return isTorn
    ? new BrokenFile('was cut short: its last part is missing', pieces, leftOf(opener, file, cursor))
    : new BrokenFile(`is not as it was encrypted at part ${broken}`, pieces, null)
}

/** A file without zeros at its end, which a crash may leave in the place of what was not on disk yet. */
export function withoutTail(file: Buffer, from: number): Buffer {
  let end = file.length
  while (end > from && file[end - 1] === 0) end -= 1
  const isBlock = Math.ceil(end / BLOCK) * BLOCK < file.length
  return end === from || file.length - end >= SURE_ZEROS || isBlock ? file.subarray(0, end) : file
}

/** Look for the next frame that opens, whatever lies before it. */
function findNext(opener: Opener, file: Buffer, broken: Cursor, budget: Budget): Opened | null {
  for (let at = broken.at + 1; at + FRAME_EXTRA < file.length; at++) {
    const length = lengthAt(file, at)
    if (length === 0 || length > MOST_BYTES || at + FRAME_EXTRA + length > file.length) continue
    const opened = opensAt(opener, file, broken, at, budget)
    if (opened || budget.left < 0) return opened
  }
  return null
}

/** Try a place as that of one of the frames that may come next: where any lay between, as many as could have. */
function opensAt(opener: Opener, file: Buffer, broken: Cursor, at: number, budget: Budget): Opened | null {
  const most = broken.number + Math.min(MOST_LOST, Math.ceil((at - broken.at) / (FRAME_EXTRA + 1)))
  const cost = lengthAt(file, at) + A_TRY
  const tags = [file.subarray(at - TAG_BYTES, at)]
  for (let number = broken.number; number <= most; number++) {
    // What is damaged of the frame before may be its tag, to which the next one is bound.
    const missing = number === broken.number + 1 ? opener.tagOf(file, broken, at) : null
    for (const previous of missing ? [...tags, missing] : tags) {
      budget.left -= cost
      const opened = budget.left < 0 ? null : opener.open(file, { at, number, previous })
      if (opened) return opened
    }
  }
  return null
}

type Budget = { left: number }

/** Whether the rest of a file is the beginning of a frame, rather than a whole one that was changed. */
function wasCutShort(opener: Opener, file: Buffer, cursor: Cursor): boolean {
  const kept = withoutTail(file, cursor.at)
  const rest = kept.length - cursor.at
  if (rest < LENGTH_BYTES) return true
  const length = lengthAt(kept, cursor.at)
  if (length === 0 || length > MOST_BYTES || length + FRAME_EXTRA <= rest) return false
  if (!beginsLikeTag(opener, kept, cursor)) return false
  return opener.open(file, cursor, file.length - cursor.at - FRAME_EXTRA) === null
}

/** Whether a frame of which only a part of the tag is missing ends with the beginning of its own. */
function beginsLikeTag(opener: Opener, kept: Buffer, cursor: Cursor): boolean {
  const end = cursor.at + FRAME_EXTRA + lengthAt(kept, cursor.at)
  const left = kept.subarray(end - TAG_BYTES)
  return left.length === 0 || opener.tagOf(kept, cursor, end)?.subarray(0, left.length).equals(left) === true
}

/** The beginning of what a torn frame was to hold, and zeros for all that is not known. */
function leftOf(opener: Opener, file: Buffer, cursor: Cursor): Buffer {
  const left = Buffer.alloc(file.length - cursor.at)
  opener.beginning(withoutTail(file, cursor.at), cursor).copy(left)
  return left
}
