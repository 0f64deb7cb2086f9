import { randomBytes } from 'node:crypto'
import { MAGIC } from '#main/storage/encrypted-folder.ts'
import { beginningOf, derive, open, seal, TAG_BYTES, tagOf } from './primitives.ts'

/*
 * An encrypted file is a header, which names the format and holds a salt of the file's own, and frames: a length, as many
 * sealed bytes, and their tag. Each frame is bound to its number and to the tag of the one before, the first to the
 * header.
 */
const SALT_BYTES = 16
export const LENGTH_BYTES = 4
export const HEADER_BYTES = MAGIC.length + SALT_BYTES
/** The most that one frame holds. */
export const MOST_BYTES = 65_536
/** What a frame is longer by than what it holds. */
export const FRAME_EXTRA = LENGTH_BYTES + TAG_BYTES

/** Seals the frames of one new file, each once. */
export type Sealer = {
  readonly header: Buffer
  readonly next: (bytes: Uint8Array) => Buffer
  readonly forget: () => void
}

/** Begin a file under the key of a notebook. No other file is ever sealed with the key made for it. */
export function startSealing(key: Uint8Array): Sealer {
  const header = Buffer.concat([MAGIC, randomBytes(SALT_BYTES)])
  const fileKey = fileKeyOf(key, header)
  let number = 0
  let previous: Uint8Array = header
  return {
    header,
    next(bytes) {
      const length = Buffer.alloc(LENGTH_BYTES)
      length.writeUInt32BE(bytes.byteLength)
      const [sealed, tag] = seal(fileKey, number, bytes, boundTo(number, previous))
      number += 1
      previous = tag
      return Buffer.concat([length, sealed, tag])
    },
    forget: () => void fileKey.fill(0)
  }
}

/** Where a reader has come to: the next frame and what it is bound to. */
export type Cursor = { readonly at: number; readonly number: number; readonly previous: Uint8Array }

/** Opens the frames of one file. */
export type Opener = {
  readonly start: Cursor
  /** The frame at a place; null where none opens there. A length may be given in the place of the one that is written. */
  readonly open: (file: Buffer, cursor: Cursor, length?: number) => Opened | null
  /** The tag that the frame at a place must have had, if it ends where it says and nothing else of it is damaged. */
  readonly tagOf: (file: Buffer, cursor: Cursor, end: number) => Buffer | null
  /** What the frame at a place held as far as its bytes are there, which nothing proves. */
  readonly beginning: (file: Buffer, cursor: Cursor) => Buffer
  /** Nothing opens any more. */
  readonly forget: () => void
}

export type Opened = { readonly bytes: Buffer; readonly next: Cursor }

/** Read the header of a file; null where it has none. */
export function startOpening(key: Uint8Array, bytes: Buffer): Opener | null {
  const header = bytes.subarray(0, HEADER_BYTES)
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) return null
  const fileKey = fileKeyOf(key, header)
  return {
    start: { at: HEADER_BYTES, number: 0, previous: header },
    open(file, { at, number, previous }, length = lengthAt(file, at)) {
      const end = at + FRAME_EXTRA + length
      if (length === 0 || length > MOST_BYTES || end > file.length) return null
      const sealed = file.subarray(at + LENGTH_BYTES, end - TAG_BYTES)
      const tag = file.subarray(end - TAG_BYTES, end)
      const opened = open(fileKey, number, sealed, tag, boundTo(number, previous))
      return opened && { bytes: opened, next: { at: end, number: number + 1, previous: tag } }
    },
    tagOf(file, { at, number, previous }, end) {
      if (at + FRAME_EXTRA + lengthAt(file, at) !== end) return null
      return tagOf(fileKey, number, file.subarray(at + LENGTH_BYTES, end - TAG_BYTES), boundTo(number, previous))
    },
    beginning(file, { at, number }) {
      const from = at + LENGTH_BYTES
      return beginningOf(fileKey, number, file.subarray(from, from + lengthAt(file, at)))
    },
    forget: () => void fileKey.fill(0)
  }
}

/** The length that is written at a place; 0, which no frame has, where there is no room for one. */
export function lengthAt(bytes: Buffer, at: number): number {
  return at + LENGTH_BYTES <= bytes.length ? bytes.readUInt32BE(at) : 0
}

function fileKeyOf(key: Uint8Array, header: Uint8Array): Buffer {
  return derive(key, header.subarray(MAGIC.length), 'file')
}

function boundTo(number: number, previous: Uint8Array): Buffer {
  const index = Buffer.alloc(8)
  index.writeBigUInt64BE(BigInt(number))
  return Buffer.concat([index, previous])
}
