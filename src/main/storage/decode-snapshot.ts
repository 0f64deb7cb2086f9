import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { SCHEMA_VERSION } from '#shared/model/about.ts'
import { canBeFiled, type AnyRecord, type TableName } from '#shared/model/notebook.ts'
import { LateExcerpts } from './late-excerpts.ts'
import { ofNewerSchema } from './problems.ts'
import {
  emptySnapshot,
  noRecords,
  TAIL_LENGTH,
  tailWith,
  type Records,
  type Snapshot,
  type SnapshotTables
} from './snapshot.ts'

/**
 * Read a snapshot from the parts of its file as they come; null when it is not as Dossier wrote it. Throws when a newer
 * version did. A large file is never in memory as a whole, and between two parts others get their turn.
 */
export async function decodeSnapshot(parts: Parts): Promise<Snapshot | null> {
  const lines = await readLines(parts, false)
  return lines && { ...lines.fields(), ...lines.lists() }
}

/**
 * The same as tables, each record filed as soon as it is read; `isLate` leaves excerpts, of which there may be very many,
 * to be read when they are first asked for.
 */
export async function decodeTables(parts: Parts, isLate = false): Promise<SnapshotTables | null> {
  const lines = await readLines(parts, isLate)
  if (!lines) return null
  const fields = lines.fields()
  const records = { ...noRecords(), ...lines.tables() }
  if (fields.about) records.about.set(fields.about.id, fields.about)
  return { ...fields, records }
}

type Parts = AsyncIterable<Buffer> | Iterable<Buffer>

/** Null where they are not those of a snapshot. */
async function readLines(parts: Parts, isLate: boolean): Promise<SnapshotLines | null> {
  const hash = createHash('sha256')
  const lines = new SnapshotLines(isLate)
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of parts) {
    const [first, bytes] = goneOn(rest, part)
    const end = bytes.length > TAIL_LENGTH ? bytes.lastIndexOf(LINE_END, bytes.length - TAIL_LENGTH - 1) + 1 : 0
    for (const whole of [first, bytes.subarray(0, end)]) {
      hash.update(whole)
      if (!lines.read(whole)) return null
    }
    rest = Buffer.from(bytes.subarray(end))
  }
  const last = rest.subarray(0, Math.max(0, rest.length - TAIL_LENGTH))
  hash.update(last)
  const isWhole = lines.read(last) && tailWith(hash.digest('hex')).equals(rest.subarray(last.length))
  return isWhole ? lines : null
}

/** Whole lines that go on from what was left, and what comes after them. To join all of a part would copy all of it. */
function goneOn(rest: Buffer, part: Buffer): readonly [lines: Buffer, bytes: Buffer] {
  if (rest.length === 0) return [NOTHING, part]
  const end = part.indexOf(LINE_END) + 1
  // What the file ends with may have begun before.
  const isBeforeTail = end > 0 && part.length - end > TAIL_LENGTH
  if (!isBeforeTail) return [NOTHING, Buffer.concat([rest, part])]
  return [Buffer.concat([rest, part.subarray(0, end)]), part.subarray(end)]
}

const NOTHING = Buffer.alloc(0)

// While a large file is read, the space for what is new would grow to several times what is kept, and stay so. A small
// one is also cleared in less time, so that nothing else waits for long.
setFlagsFromString('--semi-space-growth-factor=1')

const LINE_END = 10
const COMMA = 44
const LIST = /^  "(\w+)": \[$/
/** Longer strings stay in memory until the next full collection. */
const AT_ONCE = 16_384
const LIST_END = Buffer.from('  ]')

/** Takes a snapshot apart by the line ends that it is written with: a field a line, and a record a line. */
class SnapshotLines {
  readonly #fields: string[] = []
  readonly #tables = new Map<string, Map<string, AnyRecord>>()
  readonly #late: LateExcerpts | null
  #records: Map<string, AnyRecord> | null = null
  #table: TableName = 'about'

  constructor(isLate: boolean) {
    this.#late = isLate ? new LateExcerpts() : null
  }

  /** Read whole lines; false where they are not those of a snapshot. */
  read(bytes: Buffer): boolean {
    try {
      for (let at = 0; at < bytes.length;)
        at = this.#records ? this.#file(this.#records, bytes, at) : this.#field(bytes, at)
      return true
    } catch (error) {
      if (error instanceof SyntaxError) return false
      throw error
    }
  }

  /** Without the lists of records. */
  fields(): Snapshot {
    const fields = JSON.parse(`{${this.#fields.join(',')}}`) as Snapshot
    if (fields.version > SCHEMA_VERSION) throw ofNewerSchema(fields.version)
    return { ...emptySnapshot, ...fields }
  }

  // The file is as it was written, so each list holds what its name says.
  lists(): Partial<Snapshot> {
    return Object.fromEntries([...this.#tables].map(([name, records]) => [name, [...records.values()]]))
  }

  tables(): Partial<Records> {
    return Object.fromEntries(this.#tables)
  }

  /** Returns where the next line begins. */
  #field(bytes: Buffer, at: number): number {
    const end = endOfLine(bytes, at)
    const line = bytes.toString('utf8', at, end)
    const [, name] = LIST.exec(line) ?? []
    if (name !== undefined) {
      this.#table = name as TableName
      this.#records = (name === 'excerpts' && this.#late?.records) || new Map<string, AnyRecord>()
      this.#tables.set(name, this.#records)
    } else if (line !== '{' && line !== '') this.#fields.push(line.replace(/,$/, ''))
    return end + 1
  }

  #file(records: Map<string, AnyRecord>, bytes: Buffer, from: number): number {
    const at = this.#fileLate(bytes, from)
    if (startsWith(bytes, LIST_END, at)) {
      this.#records = null
      return endOfLine(bytes, at) + 1
    }
    const most = Math.min(endOfLine(bytes, Math.min(at + AT_ONCE, bytes.length)) + 1, bytes.length)
    const end = endOfList(bytes.subarray(0, most), at)
    const last = bytes[end - 2] === COMMA ? end - 2 : end
    for (const record of JSON.parse(`[${bytes.toString('utf8', at, last)}]`) as AnyRecord[]) {
      if (!canBeFiled(this.#table, record)) throw new SyntaxError(this.#table)
      records.set(record.id, record)
    }
    return end
  }

  /** Returns where the first line begins that must be read at once. */
  #fileLate(bytes: Buffer, from: number): number {
    if (this.#table !== 'excerpts' || !this.#late) return from
    let at = from
    for (let next = this.#late.add(bytes, at); next > at; next = this.#late.add(bytes, at)) at = next
    return at
  }
}

function endOfList(bytes: Buffer, from: number): number {
  const found = bytes.indexOf('\n  ]', from)
  return found < 0 ? bytes.length : found + 1
}

function startsWith(bytes: Buffer, start: Buffer, at: number): boolean {
  return bytes.subarray(at, at + start.length).equals(start)
}

function endOfLine(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(LINE_END, from)
  return found < 0 ? bytes.length : found
}
