import { isUtf8 } from 'node:buffer'
import { decodeLine } from './journal-line.ts'

/** What a line ends with, as far as it was written. */
const END_OF_LINE = /,"salt":"(?:[0-9a-f]{0,64}|[0-9a-f]{64}"\}?)$/
const SALT = ',"salt":"'
const LOWEST = 32
/** A character may be cut short too. */
const MOST_OF_A_CHARACTER = 3

/**
 * Whether bytes without a line end are what a crash leaves of a line that was never called saved: its beginning, and
 * perhaps zeros in the place of the rest. Where something else stands there, the line was whole once.
 */
export function isCutShort(bytes: Buffer): boolean {
  // A whole line with something else in the place of its end was saved, and changed later.
  if (decodeLine(bytes.subarray(0, -1)) !== null) return false
  const written = withoutZeros(bytes)
  if (written.some(byte => byte < LOWEST) || !isText(written)) return false
  const text = written.toString('latin1')
  return !text.includes(SALT) || END_OF_LINE.test(text)
}

function withoutZeros(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.findLastIndex(byte => byte !== 0) + 1)
}

function isText(bytes: Buffer): boolean {
  for (let cut = 0; cut <= MOST_OF_A_CHARACTER; cut++)
    if (isUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut)))) return true
  return false
}
