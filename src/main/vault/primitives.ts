import { createCipheriv, createDecipheriv, hash, hkdfSync, scrypt } from 'node:crypto'

/** How long every key is. */
export const KEY_BYTES = 32
/** What a sealed piece is longer by. */
export const TAG_BYTES = 16
const NONCE_BYTES = 12
const HASH_BLOCK = 64

/** Derive a key for one purpose from another key. */
export function derive(key: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `dossier ${purpose}`, KEY_BYTES))
}

/** Seal bytes under a key and a number, which must never serve the same key twice. Returns the bytes and their tag. */
export function seal(key: Uint8Array, number: number, bytes: Uint8Array, about: Uint8Array): readonly [Buffer, Buffer] {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number))
  cipher.setAAD(about)
  const sealed = cipher.update(bytes)
  cipher.final()
  return [sealed, cipher.getAuthTag()]
}

/** Open what was sealed; null where anything of it is not as it was. */
export function open(
  key: Uint8Array,
  number: number,
  sealed: Uint8Array,
  tag: Uint8Array,
  about: Uint8Array
): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number), { authTagLength: TAG_BYTES })
  decipher.setAAD(about)
  decipher.setAuthTag(tag)
  const bytes = decipher.update(sealed)
  try {
    decipher.final()
    return bytes
  } catch {
    bytes.fill(0)
    return null
  }
}

/** The beginning of what was sealed, without its tag: whether it is as it was is for others to see, and it proves nothing. */
export function beginningOf(key: Uint8Array, number: number, sealed: Uint8Array): Buffer {
  return createDecipheriv('aes-256-gcm', key, nonceOf(number), { authTagLength: TAG_BYTES }).update(sealed)
}

/** The tag that sealed bytes must have had, if they are what they were. */
export function tagOf(key: Uint8Array, number: number, sealed: Uint8Array, about: Uint8Array): Buffer {
  // What seals bytes also opens them; only the tag tells whether they are the right ones.
  const [bytes] = seal(key, number, sealed, about)
  const [, tag] = seal(key, number, bytes, about)
  bytes.fill(0)
  return tag
}

/** HMAC-SHA-256 under one key of at most 64 bytes, made ready once: for thousands of names that is several times as fast. */
export function macUnder(key: Uint8Array): {
  readonly of: (bytes: Uint8Array) => Buffer
  readonly forget: () => void
} {
  const [inner, outer] = [Buffer.alloc(HASH_BLOCK, 0x36), Buffer.alloc(HASH_BLOCK, 0x5c)]
  for (const block of [inner, outer]) key.forEach((byte, index) => (block[index] = (block[index] ?? 0) ^ byte))
  return {
    of: bytes =>
      hash('sha256', Buffer.concat([outer, hash('sha256', Buffer.concat([inner, bytes]), 'buffer')]), 'buffer'),
    forget() {
      inner.fill(0)
      outer.fill(0)
    }
  }
}

/** AES-256 in counter mode, which both hides and shows. */
export function counterMode(key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Buffer {
  return createCipheriv('aes-256-ctr', key, iv).update(bytes)
}

/** How much work it takes to try a passphrase. */
export type Work = { readonly N: number; readonly r: number; readonly p: number }

/** Derive a key from a passphrase, at length. */
export function stretch(passphrase: Uint8Array, salt: Uint8Array, { N, r, p }: Work): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const maxmem = 256 * r * (N + p)
  scrypt(passphrase, salt, KEY_BYTES, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key)))
  return promise
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeBigUInt64BE(BigInt(number), NONCE_BYTES - 8)
  return nonce
}
