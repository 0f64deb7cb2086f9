import yauzl, { type Entry, type Options, type ZipFile } from 'yauzl'
import { Refusal, sentences } from '../refusal.ts'

/** The parts of a zip that was checked before anything in it was unpacked. */
export type Zip = {
  /** Unpack a part, never to more than it says it holds; null where there is none of this name. */
  readonly part: (name: string) => Promise<Uint8Array | null>
}

type Entries = ZipFile & { eachEntry(): AsyncIterable<Entry> }
type StrictOptions = Options & { readonly strictFileNames: boolean }

const MB = 1 << 20
const MOST_ENTRIES = 2_000
const MOST_BYTES = 100 * MB
const MOST_RATIO = 200
/** A part this small may be packed as tightly as it likes. */
const HARMLESS = MB

/** Open a zip, and refuse it when its directory tells of a trap. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const options: StrictOptions = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = (await yauzl.fromBufferPromise(file, options)) as Entries
  if (zip.entryCount > MOST_ENTRIES) throw new Refusal(sentences.wordUnsafe)
  const entries = new Map<string, Entry>()
  for await (const entry of named(zip)) {
    if (entries.has(entry.fileName)) throw new Refusal(sentences.wordUnsafe)
    entries.set(entry.fileName, entry)
  }
  check([...entries.values()])
  return { part: name => unpack(zip, entries.get(name)) }
}

/** The entries; a name that leads out of the archive is not damage but a trap. */
async function* named(zip: Entries): AsyncIterable<Entry> {
  try {
    yield* zip.eachEntry()
  } catch (error) {
    const isName = error instanceof Error && /path|character/i.test(error.message)
    throw isName ? new Refusal(sentences.wordUnsafe) : error
  }
}

function check(entries: readonly Entry[]) {
  if (entries.some(entry => entry.isEncrypted())) throw new Refusal(sentences.wordPassword)
  if (entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > MOST_BYTES)
    throw new Refusal(sentences.wordTooLarge)
  const isTight = entries.some(
    entry => entry.uncompressedSize > HARMLESS && entry.uncompressedSize > entry.compressedSize * MOST_RATIO
  )
  if (isTight || isOverlapping(entries)) throw new Refusal(sentences.wordUnsafe)
}

function isOverlapping(entries: readonly Entry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  return inOrder.some((entry, index) => {
    const next = inOrder[index + 1]
    return next && entry.relativeOffsetOfLocalHeader + entry.compressedSize + 30 > next.relativeOffsetOfLocalHeader
  })
}

async function unpack(zip: ZipFile, entry: Entry | undefined): Promise<Uint8Array | null> {
  if (!entry) return null
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const bytes = chunk as Uint8Array
    length += bytes.length
    if (length > entry.uncompressedSize || length > MOST_BYTES) throw new Refusal(sentences.wordUnsafe)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
