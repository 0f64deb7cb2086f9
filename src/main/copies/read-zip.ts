import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { crc32, createInflateRaw } from 'node:zlib'
import { Parts } from './parts.ts'

/** A zip is not as it was written; `message` says where. */
export class ZipProblem extends Error {}

/** What stands in a zip, as its parts say and as its directory must repeat. */
type Entry = {
  readonly name: string
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly bytes: number
  /** Null for a folder. */
  readonly sha256: string | null
}

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LARGE_END = 0x06064b50
const LARGE_LOCATOR = 0x07064b50
const DEFLATED = 8
const PART_BYTES = 65_536
/** From here on sizes and places need eight bytes. */
const LARGE = 0xffffffff

/**
 * Read a zip from front to back, since nothing of it may lie on a disk unpacked, and check that its directory says what
 * stands there. The value is the SHA-256 of each file by its name.
 */
export async function readZip(bytes: AsyncIterable<Uint8Array>): Promise<ReadonlyMap<string, string>> {
  const parts = new Parts(bytes)
  const entries: Entry[] = []
  for (;;) {
    const offset = parts.taken()
    const signature = (await taken(parts, 4)).readUInt32LE(0)
    if (signature === CENTRAL) {
      await readDirectory(parts, entries, offset)
      return new Map(entries.flatMap(({ name, sha256 }) => (sha256 === null ? [] : [[name, sha256]])))
    }
    if (signature !== LOCAL) throw new ZipProblem(`Nothing known stands at ${offset}.`)
    entries.push(await readEntry(parts, offset))
  }
}

async function readEntry(parts: Parts, offset: number): Promise<Entry> {
  const header = await taken(parts, 26)
  const name = (await taken(parts, header.readUInt16LE(22))).toString('utf8')
  await taken(parts, header.readUInt16LE(24))
  if (header.readUInt16LE(4) !== DEFLATED) return { name, offset, crc: 0, packed: 0, bytes: 0, sha256: null }
  const file = { name, offset, ...(await inflated(parts, name)) }
  const isLarge = [file.packed, file.bytes, offset].some(size => size >= LARGE)
  const descriptor = await taken(parts, isLarge ? 24 : 16)
  const size = (at: number) =>
    isLarge ? Number(descriptor.readBigUInt64LE(8 * at)) : descriptor.readUInt32LE(4 + 4 * at)
  const isSame =
    descriptor.readUInt32LE(0) === DESCRIPTOR &&
    descriptor.readUInt32LE(4) === file.crc &&
    size(1) === file.packed &&
    size(2) === file.bytes
  if (isSame) return file
  throw new ZipProblem(`“${name}” is not what is said of it.`)
}

async function inflated(parts: Parts, name: string): Promise<Pick<Entry, 'crc' | 'packed' | 'bytes' | 'sha256'>> {
  const inflate = createInflateRaw({ chunkSize: PART_BYTES })
  const hash = createHash('sha256')
  const from = parts.taken()
  let crc = 0
  let bytes = 0
  inflate.on('data', (part: Buffer) => {
    hash.update(part)
    crc = crc32(part, crc)
    bytes += part.length
  })
  let isEnded = false
  const ended = once(inflate, 'end').then(() => (isEnded = true))
  // It may fail while nobody waits for it.
  ended.catch(() => {})
  try {
    for (let fed = 0; !isEnded;) {
      const part = await parts.next()
      if (part === null) throw new ZipProblem(`“${name}” has no end.`)
      const { promise: isWritten, resolve } = Promise.withResolvers<void>()
      inflate.write(part, () => resolve())
      await Promise.race([isWritten, ended])
      fed += part.length
      // What it has not used is what follows the file; that it came to its end is told only a moment later.
      if (inflate.bytesWritten < fed) await ended
      if (isEnded) parts.giveBack(part.subarray(part.length - (fed - inflate.bytesWritten)))
    }
  } catch (error) {
    throw error instanceof ZipProblem ? error : new ZipProblem(`“${name}” cannot be unpacked.`)
  } finally {
    inflate.destroy()
  }
  return { crc, packed: parts.taken() - from, bytes, sha256: hash.digest('hex') }
}

/** Its first four bytes are taken already. */
async function readDirectory(parts: Parts, entries: readonly Entry[], offset: number): Promise<void> {
  for (const [index, entry] of entries.entries()) {
    if (index > 0) await mustBe(parts, CENTRAL)
    await checkRecord(parts, entry)
  }
  const bytes = parts.taken() - offset
  await checkEnd(parts, { count: entries.length, bytes, offset })
  if ((await parts.next()) !== null) throw new ZipProblem('Something follows its end.')
}

async function checkRecord(parts: Parts, { name, offset, crc, packed, bytes }: Entry): Promise<void> {
  const record = await taken(parts, 42)
  const named = (await taken(parts, record.readUInt16LE(24))).toString('utf8')
  const extra = await taken(parts, record.readUInt16LE(26))
  await taken(parts, record.readUInt16LE(28))
  const small = [record.readUInt32LE(20), record.readUInt32LE(16), record.readUInt32LE(38)]
  const said = small.includes(LARGE) ? largeSizes(extra) : small
  const isSame = named === name && record.readUInt32LE(12) === crc && String(said) === String([bytes, packed, offset])
  if (!isSame) throw new ZipProblem(`The directory says something else of “${name}”.`)
}

/** The size, the packed size and the place, where four bytes do not hold them. */
function largeSizes(extra: Buffer): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) return [4, 12, 20].map(from => Number(extra.readBigUInt64LE(at + from)))
  return []
}

type Directory = { readonly count: number; readonly bytes: number; readonly offset: number }

async function checkEnd(parts: Parts, { count, bytes, offset }: Directory): Promise<void> {
  const place = parts.taken()
  const signature = (await taken(parts, 4)).readUInt32LE(0)
  const isLarge = signature === LARGE_END
  if (isLarge) {
    const end = await taken(parts, 52)
    const said = [20, 28, 36, 44].map(at => Number(end.readBigUInt64LE(at)))
    if (String(said) !== String([count, count, bytes, offset])) throw new ZipProblem('Its end says something else.')
    await mustBe(parts, LARGE_LOCATOR)
    if (Number((await taken(parts, 16)).readBigUInt64LE(4)) !== place) throw new ZipProblem('Its end is not found.')
    await mustBe(parts, END)
  } else if (signature !== END) throw new ZipProblem('It has no end.')
  const end = await taken(parts, 18)
  const said = [end.readUInt16LE(6), end.readUInt32LE(8), end.readUInt32LE(12)]
  const isSame = String(said) === String([count, bytes, offset])
  if (!isLarge && !isSame) throw new ZipProblem('Its end says something else.')
}

async function mustBe(parts: Parts, signature: number): Promise<void> {
  if ((await taken(parts, 4)).readUInt32LE(0) !== signature) throw new ZipProblem('Its directory is not whole.')
}

async function taken(parts: Parts, count: number): Promise<Buffer> {
  const bytes = await parts.take(count)
  if (bytes === null) throw new ZipProblem('It ends too early.')
  return bytes
}
