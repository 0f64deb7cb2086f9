const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567'
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]))

/** Write bytes in lower-case letters and digits, which every file system and every person tells apart. */
export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += DIGITS[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + DIGITS[(held << (5 - bits)) & 31] : text
}

/** Read what was written so; null where it cannot have been. */
export function fromBase32(text: string): Buffer | null {
  const bytes = Buffer.alloc(Math.floor((text.length * 5) / 8))
  let bits = 0
  let held = 0
  let at = 0
  for (const digit of text) {
    const value = VALUES.get(digit)
    if (value === undefined) return null
    held = (held << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = held >> bits
    held &= (1 << bits) - 1
  }
  // The bits left over were written as zeros, and are fewer than a digit.
  return held === 0 && bits < 5 ? bytes : null
}
