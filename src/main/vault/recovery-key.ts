import { createHash, randomBytes } from 'node:crypto'
import { fromBase32, toBase32 } from './base32.ts'

const KEY_BYTES = 32
const CHECK_BYTES = 3
const GROUP = /.{1,7}/g

/** Make a recovery key, as bytes and as it is printed: 56 letters and digits in eight groups, the last of them a check. */
export function makeRecoveryKey(): { readonly bytes: Buffer; readonly printed: string } {
  const bytes = randomBytes(KEY_BYTES)
  return { bytes, printed: printRecoveryKey(bytes) }
}

/** Write a recovery key in groups that can be read aloud. */
export function printRecoveryKey(bytes: Uint8Array): string {
  const all = Buffer.concat([bytes, checkOf(bytes)])
  const text = toBase32(all).toUpperCase()
  all.fill(0)
  return (text.match(GROUP) ?? []).join('-')
}

/** Read a recovery key as somebody typed it; null where it was mistyped. */
export function readRecoveryKey(typed: string): Buffer | null {
  // Those digits do not occur, so they can only be the letters they look like.
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
  const all = fromBase32(letters)
  if (all?.length !== KEY_BYTES + CHECK_BYTES) return null
  const bytes = Buffer.from(all.subarray(0, KEY_BYTES))
  const isRight = all.subarray(KEY_BYTES).equals(checkOf(bytes))
  all.fill(0)
  if (isRight) return bytes
  bytes.fill(0)
  return null
}

/** Whether what was typed is a recovery key, of whichever notebook. */
export function isRecoveryKey(typed: string): boolean {
  const bytes = readRecoveryKey(typed)
  bytes?.fill(0)
  return bytes !== null
}

function checkOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update('dossier recovery key').update(bytes).digest().subarray(0, CHECK_BYTES)
}
