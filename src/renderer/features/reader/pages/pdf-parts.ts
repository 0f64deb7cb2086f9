import { done, refuse, type Result } from '#shared/result.ts'
import { t } from '#renderer/words.ts'

/** A part of an original, and how long all of it is. */
export type Part = { readonly total: number; readonly bytes: Uint8Array<ArrayBuffer> }

/** The parts of one original. */
export type Parts = ReturnType<typeof partsOf>

/** So much is asked for at once; what a page needs comes in a few of these. */
export const PART_BYTES = 524_288
/** An original of so few parts is here sooner whole than as it is asked for. */
const FEW = 8

type Ask = (offset: number) => Promise<Result<Part>>

/**
 * Begin to read an original of so many bytes, a part at a time. The first part and the last, where a PDF says where everything else
 * stands, are asked for at once, and all of a short one; what was handed on is not kept.
 */
export function partsOf(bytes: number, ask: Ask) {
  const ahead = new Map(firstOnes(bytes).map(index => [index, ask(index * PART_BYTES)]))

  function part(index: number): Promise<Result<Part>> {
    const asked = ahead.get(index) ?? ask(index * PART_BYTES)
    ahead.delete(index)
    return asked
  }

  /** The bytes from one offset to another. */
  async function between(begin: number, end: number): Promise<Result<Uint8Array>> {
    const [first, last] = [Math.floor(begin / PART_BYTES), Math.ceil(end / PART_BYTES)]
    const found = await Promise.all(Array.from({ length: last - first }, (_, index) => part(first + index)))
    const joined = new Uint8Array(end - begin)
    let at = first * PART_BYTES - begin
    for (const one of found) {
      if (one.kind === 'refused') return one
      const from = Math.max(0, -at)
      joined.set(one.value.bytes.subarray(from, end - begin - at), at + from)
      at += one.value.bytes.byteLength
    }
    return at >= end - begin ? done(joined) : broken()
  }

  return { first: () => part(0), between }
}

/** Say that an original cannot be shown. */
export function broken() {
  return refuse(t('The pages of this PDF cannot be shown. Its text is still here.'))
}

function firstOnes(bytes: number): readonly number[] {
  const last = Math.max(0, Math.ceil(bytes / PART_BYTES) - 1)
  return last < FEW ? Array.from({ length: last + 1 }, (_, index) => index) : [0, last]
}
