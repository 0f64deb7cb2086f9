import { LateRecord, LateRecords } from '#shared/change/late-records.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { canBeFiled } from '#shared/model/notebook.ts'
import { SNAPSHOT } from './layout.ts'
import { Damage } from './problems.ts'

/** Takes in the excerpts of a snapshot by the lines they stand on, which are read when they are first asked for. */
export class LateExcerpts {
  readonly records = new LateRecords<Excerpt>()

  /** Returns where the next line begins; the same place for a line that is not written as Dossier writes them. */
  add(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(LINE_END, at)
    const line = end < 0 ? null : lineOf(bytes, at, end)
    if (line) this.records.setLate(line)
    return line ? end + 1 : at
  }
}

function lineOf(bytes: Buffer, at: number, end: number): Line | null {
  const last = bytes[end - 1] === COMMA ? end - 1 : end
  if (bytes[at + INDENT] !== OBJECT_START || bytes[last - 1] !== OBJECT_END) return null
  const id = stringAfter(ID, bytes, at, end)
  const sourceId = stringAfter(SOURCE_ID, bytes, at, end)
  const tags = bytes.indexOf(TAG_IDS, at)
  const isUsual = id !== null && sourceId !== null && tags >= 0 && tags < end
  return isUsual ? new Line({ id, sourceId }, bytes, at, last) : null
}

/** An excerpt on a line of the file. */
class Line extends LateRecord<Excerpt> {
  readonly id: string
  readonly sourceId: string
  readonly #bytes: Buffer
  readonly #start: number
  readonly #end: number

  constructor({ id, sourceId }: Pick<Excerpt, 'id' | 'sourceId'>, bytes: Buffer, start: number, end: number) {
    super()
    this.id = id
    this.sourceId = sourceId
    this.#bytes = bytes
    this.#start = start
    this.#end = end
  }

  /** The file is as it was written; still, a line may have been forged so that it says one thing first and another last. */
  read(): Excerpt {
    const read = parsed(this.#bytes.toString('utf8', this.#start, this.#end))
    if (read && read.id === this.id && read.sourceId === this.sourceId && canBeFiled('excerpts', read)) return read
    throw new Damage({ file: SNAPSHOT, what: 'is not as it was written' })
  }
}

function parsed(line: string): Excerpt | null {
  try {
    return JSON.parse(line) as Excerpt
  } catch {
    return null
  }
}

const LINE_END = 10
const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92
const OBJECT_START = 123
const OBJECT_END = 125
const INDENT = 4
// No string in JSON holds a bare quotation mark, so these can stand nowhere but before what they name.
const ID = Buffer.from('"id":"')
const SOURCE_ID = Buffer.from('"sourceId":"')
const TAG_IDS = Buffer.from('"tagIds":[')

/** Read a string of a line by its name; null where it is not there, or holds more than plain letters. */
function stringAfter(name: Buffer, bytes: Buffer, at: number, end: number): string | null {
  const found = bytes.indexOf(name, at)
  if (found < 0 || found >= end) return null
  const start = found + name.length
  for (let place = start; place < end; place++) {
    const byte = bytes[place] ?? 0
    if (byte === QUOTE) return bytes.toString('latin1', start, place)
    if (byte === BACKSLASH || byte < 32 || byte > 126) return null
  }
  return null
}
