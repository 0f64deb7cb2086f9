import { hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { SCHEMA_VERSION } from '#shared/model/about.ts'
import { canBeFiled, tableNames, type AnyRecord, type TableName } from '#shared/model/notebook.ts'
import type { Step } from '#shared/change/change.ts'
import type { JournalEntry } from '../saving.ts'
import { hmacSha256 } from './hmac.ts'
import { fromNewerVersion, ofNewerSchema } from './problems.ts'
import { randomHex } from './random-hex.ts'

/** The version of the journal's lines, and of those that a segment begins with. */
const LINE_VERSION = 1
const START_VERSION = 2

/** A place in the history of a notebook: a revision, and the hash of the head of the line that made it. */
export type Position = { readonly revision: number; readonly head: string }

/** A position, and the version of the tables' shape there. */
export type Point = Position & { readonly schema: number }

/** What every segment begins with: which notebook it belongs to, and where its lines go on from. */
export type SegmentStart = {
  readonly v: number
  readonly notebook: string
  readonly number: number
  /** The last revision before it, and the hash of that line's head. */
  readonly revision: number
  readonly previous: string
  /** The version of the tables' shape there; 1 where a segment of the first version does not say. */
  readonly schema: number
}

/** What stays of a line for ever; it names no person and no words. */
export type Head = {
  readonly v: number
  readonly revision: number
  readonly at: string
  readonly command: string
  /** The version of the tables' shape from here on, where the line brings them up to it. */
  readonly schema?: number
  /** HMAC-SHA-256 of the body's bytes under the line's own salt, in hexadecimal. */
  readonly commitment: string
  /** SHA-256 of the bytes of the head before, in hexadecimal. */
  readonly previous: string
}

/** What can be erased of a line. */
export type Body = {
  readonly by: string
  readonly label: string | null
  readonly joins?: true
  readonly records: readonly RecordLine[]
}

/** A record after the change, null when it was removed; `new` when it was not there before. */
export type RecordLine = readonly [table: TableName, id: string, after: AnyRecord | null, isNew?: 'new']

/** A line that verified on its own; whether it fits the line before is for the reader of the journal to see. */
export type ReadLine =
  | { readonly kind: 'segment'; readonly start: SegmentStart }
  | { readonly kind: 'entry'; readonly head: Head; readonly hash: string; readonly body: Body; readonly bytes: Buffer }
  | { readonly kind: 'erased'; readonly head: Head; readonly hash: string; readonly at: string; readonly bytes: Buffer }

const PREFIX = '{"crc":"00000000",'
const [SEGMENT, HEAD] = ['"segment":', '"head":']
const [BODY, ERASED] = [',"body":', ',"erased":']
const SALT_BYTES = 32
const SALT = /^,"salt":"([0-9a-f]{64})"\}$/
const SALT_LENGTH = ',"salt":""}'.length + 2 * SALT_BYTES

/** What the first line of a notebook follows. */
export function genesis(notebookId: string): Point {
  const head = sha256(JSON.stringify({ dossier: LINE_VERSION, notebook: notebookId }))
  return { revision: 0, head, schema: SCHEMA_VERSION }
}

export function encodeSegmentStart(start: Omit<SegmentStart, 'v'>): Buffer {
  return sealed(`"segment":${JSON.stringify({ v: START_VERSION, ...start })}}`)
}

/** Write an entry as a line that follows another; the result says what the next one follows. */
export function encodeEntry(entry: JournalEntry, previous: string): { readonly bytes: Buffer; readonly hash: string } {
  const body = JSON.stringify(bodyOf(entry))
  const salt = newSalt()
  const head = headOf(entry, commitmentOf(body, salt), previous)
  return { bytes: sealed(`"head":${head},"body":${body},"salt":"${salt}"}`), hash: sha256(head) }
}

/** What a line is salted with, in hexadecimal. */
export function newSalt(): string {
  return randomHex(SALT_BYTES)
}

/** The head of an entry’s line, as its bytes are hashed. */
export function headOf(entry: JournalEntry, commitment: string, previous: string): string {
  return JSON.stringify({
    v: LINE_VERSION,
    revision: entry.revision,
    at: entry.at,
    command: entry.command,
    ...(entry.schema !== undefined && { schema: entry.schema }),
    ...{ commitment, previous }
  } satisfies Head)
}

/** Write the line that stays of another, given without its end, once who and what are erased. */
export function encodeErased(bytes: Buffer, at: string): Buffer {
  const head = bytes.toString('utf8', PREFIX.length, bytes.indexOf(`}${BODY}`) + 1)
  return sealed(`${head}${ERASED}${JSON.stringify({ at })}}`)
}

/** Read a line without its line end. Null when it is not as it was written; throws where only another version can. */
export function decodeLine(bytes: Buffer): ReadLine | null {
  if (bytes.length <= PREFIX.length) return null
  const rest = bytes.subarray(PREFIX.length)
  if (bytes.toString('latin1', 0, PREFIX.length) !== prefixOf(crc32(rest))) return null
  if (startsWith(rest, SEGMENT)) return decodeSegmentStart(rest.subarray(SEGMENT.length, -1))
  return startsWith(rest, HEAD) ? decodeEntry(rest.subarray(HEAD.length), bytes) : null
}

function decodeSegmentStart(object: Buffer): ReadLine | null {
  const start = parsed<Omit<SegmentStart, 'schema'> & { readonly schema?: number }>(object)
  if (!start || !hasKnownVersion(start, START_VERSION)) return null
  const { schema = 1 } = start
  return isKnownSchema(schema) ? { kind: 'segment', start: { ...start, schema } } : null
}

/**
 * Read what follows `"head":`. Each part is read from its own bytes, those that are hashed: a name that stands twice in
 * a JSON object counts as what it says last, so that a forged part could hide behind the true one.
 */
function decodeEntry(rest: Buffer, bytes: Buffer): ReadLine | null {
  // No string in JSON holds a bare quotation mark, so these can stand nowhere but between the parts.
  const [beforeBody, beforeErased] = [rest.indexOf(`}${BODY}`), rest.indexOf(`}${ERASED}`)]
  const isErased = beforeErased >= 0 && (beforeBody < 0 || beforeErased < beforeBody)
  const end = isErased ? beforeErased : beforeBody
  if (end < 0) return null
  const head = parsed<Head>(rest.subarray(0, end + 1))
  if (!head || !isOfKnownVersion(head)) return null
  const hash = sha256(rest.subarray(0, end + 1))
  const after = rest.subarray(end + 1)
  if (!isErased) return decodeBody(head, hash, after, bytes)
  const erased = parsed<{ readonly at: string }>(after.subarray(ERASED.length, -1))
  return erased && { kind: 'erased', head, hash, at: erased.at, bytes }
}

function decodeBody(head: Head, hash: string, after: Buffer, bytes: Buffer): ReadLine | null {
  const salt = SALT.exec(after.toString('latin1', Math.max(0, after.length - SALT_LENGTH)))?.[1]
  const object = after.subarray(BODY.length, -SALT_LENGTH)
  if (salt === undefined || commitmentOf(object, salt) !== head.commitment) return null
  const body = parsed(object)
  return isBody(body) ? { kind: 'entry', head, hash, body, bytes } : null
}

function startsWith(bytes: Buffer, text: string): boolean {
  return bytes.toString('latin1', 0, text.length) === text
}

function hasKnownVersion({ v }: { readonly v: number }, known: number): boolean {
  if (v > known) throw fromNewerVersion
  return v >= 1
}

function isOfKnownVersion(head: Head): boolean {
  return hasKnownVersion(head, LINE_VERSION) && isKnownSchema(head.schema ?? 1)
}

function isKnownSchema(schema: number): boolean {
  if (schema > SCHEMA_VERSION) throw ofNewerSchema(schema)
  return schema >= 1
}

/** What can be erased of an entry. */
export function bodyOf({ by, label, joins, change }: JournalEntry): Body {
  return { by, label, ...(joins ? { joins } : {}), records: change.map(recordLineOf) }
}

/** What an entry says of one record. */
export function recordLineOf({ table, id, before, after }: Step): RecordLine {
  return before === null ? [table, id, after, 'new'] : [table, id, after]
}

function isBody(body: unknown): body is Body {
  const { records } = (body ?? {}) as Partial<Body>
  return Array.isArray(records) && records.every(record => Array.isArray(record) && isRecordLine(record))
}

function isRecordLine([table, id, after]: readonly unknown[]): boolean {
  if (!tableNames.includes(table as TableName)) throw fromNewerVersion
  if (typeof id !== 'string' || typeof after !== 'object') return false
  return after === null || ((after as AnyRecord).id === id && canBeFiled(table as TableName, after as AnyRecord))
}

function parsed<T>(bytes: Buffer): T | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as T
  } catch {
    return null
  }
}

function sealed(rest: string): Buffer {
  return Buffer.from(`${prefixOf(crc32(rest))}${rest}\n`)
}

/** What a line begins with: the checksum of all after it. */
export function prefixOf(crc: number): string {
  return `{"crc":"${crc.toString(16).padStart(8, '0')}",`
}

function commitmentOf(body: string | Buffer, salt: string): string {
  return hmacSha256(Buffer.from(salt, 'hex'), body)
}

function sha256(bytes: string | Buffer): string {
  return hash('sha256', bytes)
}
