import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { SourceText } from '#shared/model/source-text.ts'
import { fold, type Folded } from '#shared/text/fold.ts'
import type { Disk } from '#main/storage/disk.ts'
import { textFile } from '#main/storage/layout.ts'

/** A text as it is compared, with the way back to where each character stood. */
export type Comparable = { readonly text: string; readonly placeOf: (index: number) => number }

/** A text as it is and as it is compared. */
export type Read = { readonly text: string; readonly folded: Folded }

export type Texts = ReturnType<typeof openTexts>

const AT_HAND = 16

/** Read the texts of sources: folded for all, which are kept, and as they are for the few that are shown. */
export function openTexts(disk: Disk, notebookPath: string) {
  const folded = new Map<string, Comparable>()
  const atHand = new Map<string, Read>()

  /** Null where the file cannot be read, or is not the one that was kept. */
  async function text(hash: string): Promise<string | null> {
    const file = textFile(hash)
    try {
      const bytes = file === null ? null : await disk.read(join(notebookPath, file))
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== hash) return null
      return (JSON.parse(bytes.toString('utf8')) as SourceText).text
    } catch {
      return null
    }
  }

  return {
    /** The folded text; null where it cannot be read, which is tried anew each time. */
    async folded(hash: string): Promise<Comparable | null> {
      const known = folded.get(hash)
      if (known !== undefined) return known
      const original = await text(hash)
      if (original === null) return null
      const made = comparable(fold(original))
      folded.set(hash, made)
      return made
    },
    /** The text with the way back from its folding. */
    async read(hash: string): Promise<Read | null> {
      const known = atHand.get(hash)
      if (known) return known
      const original = await text(hash)
      if (original === null) return null
      const [oldest] = atHand.keys()
      if (atHand.size >= AT_HAND && oldest !== undefined) atHand.delete(oldest)
      const read = { text: original, folded: fold(original) }
      atHand.set(hash, read)
      return read
    },
    forget(hash: string): void {
      folded.delete(hash)
      atHand.delete(hash)
    }
  }
}

/** Keep of the way back only where it shifts, since a whole one takes four times the room of the text. */
function comparable({ text, originalRange }: Folded): Comparable {
  const starts: number[] = []
  const shifts: number[] = []
  let shift = 0
  for (let i = 0; i < text.length; i++) {
    const now = originalRange(i, i).start - i
    if (now === shift) continue
    starts.push(i)
    shifts.push(now)
    shift = now
  }
  const [from, by] = [Uint32Array.from(starts), Int32Array.from(shifts)]
  return { text, placeOf: index => index + (by[lastUpTo(from, index)] ?? 0) }
}

/** The last of some rising numbers that is not above a limit, by bisection; -1 where all are. */
function lastUpTo(numbers: Uint32Array, limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? Infinity) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
