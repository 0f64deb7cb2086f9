import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { SCHEMA_VERSION } from '#shared/model/about.ts'
import { canBeFiled, type AnyRecord, type TableName } from '#shared/model/notebook.ts'
import { ofNewerSchema } from './problems.ts'
import { emptySnapshot, TAIL_LENGTH, tailWith, type Snapshot } from './snapshot.ts'

/**
 * Read a snapshot from the parts of its file as they come; null when it is not as Dossier wrote it. Throws when a newer
 * version did. A large file is never in memory as a whole, and between two parts others get their turn.
 */
export async function decodeSnapshot(parts: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Snapshot | null> {
  const hash = createHash('sha256')
  const lines = new SnapshotLines()
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of parts) {
    const bytes = rest.length === 0 ? part : Buffer.concat([rest, part])
    const end = bytes.lastIndexOf(LINE_END, bytes.length - TAIL_LENGTH - 1) + 1
    const whole = bytes.subarray(0, end)
    hash.update(whole)
    if (!lines.read(whole)) return null
    rest = Buffer.from(bytes.subarray(end))
  }
  const last = rest.subarray(0, Math.max(0, rest.length - TAIL_LENGTH))
  hash.update(last)
  const isWhole = lines.read(last) && tailWith(hash.digest('hex')).equals(rest.subarray(last.length))
  return isWhole ? lines.snapshot() : null
}

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
  readonly #lists = new Map<string, AnyRecord[]>()
  #list: AnyRecord[] | null = null
  #table: TableName = 'about'

  /** Read whole lines; false where they are not those of a snapshot. */
  read(bytes: Buffer): boolean {
    try {
      for (let at = 0; at < bytes.length;)
        at = this.#list ? this.#records(this.#list, bytes, at) : this.#field(bytes, at)
      return true
    } catch (error) {
      if (error instanceof SyntaxError) return false
      throw error
    }
  }

  snapshot(): Snapshot {
    const fields = JSON.parse(`{${this.#fields.join(',')}}`) as Snapshot
    if (fields.version > SCHEMA_VERSION) throw ofNewerSchema(fields.version)
    // The file is as it was written, so each list holds what its name says.
    return { ...emptySnapshot, ...fields, ...(Object.fromEntries(this.#lists) as Partial<Snapshot>) }
  }

  /** Returns where the next line begins. */
  #field(bytes: Buffer, at: number): number {
    const end = endOfLine(bytes, at)
    const line = bytes.toString('utf8', at, end)
    const [, name] = LIST.exec(line) ?? []
    if (name !== undefined) {
      this.#lists.set(name, (this.#list = []))
      this.#table = name as TableName
    } else if (line !== '{' && line !== '') this.#fields.push(line.replace(/,$/, ''))
    return end + 1
  }

  #records(list: AnyRecord[], bytes: Buffer, at: number): number {
    if (startsWith(bytes, LIST_END, at)) {
      this.#list = null
      return endOfLine(bytes, at) + 1
    }
    const end = Math.min(endOfList(bytes, at), endOfLine(bytes, Math.min(at + AT_ONCE, bytes.length)) + 1)
    const last = bytes[end - 2] === COMMA ? end - 2 : end
    for (const record of JSON.parse(`[${bytes.toString('utf8', at, last)}]`) as AnyRecord[]) {
      if (!canBeFiled(this.#table, record)) throw new SyntaxError(this.#table)
      list.push(record)
    }
    return end
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
