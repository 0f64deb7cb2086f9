import { promisify } from 'node:util'
import { gunzip, gunzipSync, gzip, gzipSync } from 'node:zlib'
import { isCode } from './disk.ts'

const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** Up to these sizes the work itself takes a fraction of a millisecond, and handing it to a thread several times that. */
const SMALL_BYTES = 16_384
export const SMALL_PACKED_BYTES = 8192
const SMALL_UNPACKED_BYTES = 65_536

/** Compress bytes with gzip, what is large without holding others up. */
export async function pack(bytes: Uint8Array): Promise<Buffer> {
  return bytes.length > SMALL_BYTES ? zip(bytes) : gzipSync(bytes)
}

/** Give back what was compressed; throws as zlib does where it was not. Of what is large, others are not held up. */
export async function unpack(bytes: Uint8Array): Promise<Buffer> {
  if (bytes.length > SMALL_PACKED_BYTES) return unzip(bytes)
  try {
    return gunzipSync(bytes, { maxOutputLength: SMALL_UNPACKED_BYTES })
  } catch (error) {
    // Little may hold much.
    if (isCode(error, 'ERR_BUFFER_TOO_LARGE')) return unzip(bytes)
    throw error
  }
}
