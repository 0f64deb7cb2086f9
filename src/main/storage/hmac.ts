import { createHmac, hash } from 'node:crypto'

const BLOCK_BYTES = 64
const HASH_BYTES = 32
/** Beyond this, copying it takes longer than making an object. */
const SHORT = 16_384
/** Used again each time: to be given room takes as long as the hashing. */
const innerRoom = Buffer.alloc(BLOCK_BYTES + SHORT)
const outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES)

/** HMAC-SHA-256 in hexadecimal. Of what is short it takes two hashes, and a third of the time. */
export function hmacSha256(key: Uint8Array, message: string | Uint8Array): string {
  const bytes = typeof message === 'string' ? Buffer.from(message) : message
  if (bytes.length > SHORT) return createHmac('sha256', key).update(bytes).digest('hex')
  const inner = innerRoom.subarray(0, BLOCK_BYTES + bytes.length)
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key
  inner.fill(0x36, 0, BLOCK_BYTES)
  outer.fill(0x5c, 0, BLOCK_BYTES)
  for (let index = 0; index < short.length; index++) {
    const byte = short[index] ?? 0
    inner[index] = 0x36 ^ byte
    outer[index] = 0x5c ^ byte
  }
  inner.set(bytes, BLOCK_BYTES)
  outer.set(hash('sha256', inner, 'buffer'), BLOCK_BYTES)
  const made = hash('sha256', outer)
  // In this room neither key nor message stays behind.
  inner.fill(0)
  outer.fill(0)
  return made
}
