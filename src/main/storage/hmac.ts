import { createHmac, hash } from 'node:crypto'

const BLOCK_BYTES = 64
const HASH_BYTES = 32
/** Beyond this, copying it takes longer than making an object. */
const SHORT = 16_384

/** HMAC-SHA-256 in hexadecimal. Of what is short it takes two hashes, and a third of the time. */
export function hmacSha256(key: Uint8Array, message: string | Uint8Array): string {
  if (message.length > SHORT) return createHmac('sha256', key).update(message).digest('hex')
  const bytes = typeof message === 'string' ? Buffer.from(message) : message
  const inner = Buffer.alloc(BLOCK_BYTES + bytes.length, 0x36)
  const outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES, 0x5c)
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key
  short.forEach((byte, index) => {
    inner[index] = 0x36 ^ byte
    outer[index] = 0x5c ^ byte
  })
  inner.set(bytes, BLOCK_BYTES)
  outer.set(hash('sha256', inner, 'buffer'), BLOCK_BYTES)
  return hash('sha256', outer)
}
