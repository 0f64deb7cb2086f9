import { createHash } from 'node:crypto'
import { SCHEMA_VERSION, type About } from '#shared/model/about.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { tableNames, type AnyRecord, type ReadonlyTables, type TableName, type Tables } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { Tag } from '#shared/model/tag.ts'
import type { Point } from './journal-line.ts'

/** `notebook.json`: the whole notebook but for originals and texts, as it was at one revision. */
export type Snapshot = {
  readonly format: 'dossier'
  /** The version of the tables' shape. */
  readonly version: number
  readonly revision: number
  /** The hash of the head of the journal line that made this revision. */
  readonly head: string
  readonly about: About | null
  /** In the order of their ids, as are the others. */
  readonly sources: readonly Source[]
  readonly excerpts: readonly Excerpt[]
  readonly tags: readonly Tag[]
}

/** The tables alone, to be read into. */
export type Records = { readonly [T in TableName]: Map<string, Tables[T]> }

/** What a snapshot says of itself. */
export type SnapshotHead = Omit<Snapshot, Exclude<TableName, 'about'>>

/** A snapshot with its tables, in the shape of its version. */
export type SnapshotTables = SnapshotHead & { readonly records: Records }

export const emptySnapshot: Snapshot = {
  format: 'dossier',
  version: SCHEMA_VERSION,
  revision: 0,
  head: '',
  about: null,
  sources: [],
  excerpts: [],
  tags: []
}

const CHECK = ',\n  "check": "'
/** How long that is. */
export const TAIL_LENGTH = CHECK.length + '0'.repeat(64).length + '"\n}\n'.length

export function noRecords(): Records {
  return { about: new Map(), sources: new Map(), excerpts: new Map(), tags: new Map() }
}

/** The snapshot of tables at a position. */
export function snapshotOf(records: ReadonlyTables, { revision, head, schema }: Point): Snapshot {
  const [about = null] = records.about.values()
  const { sources, excerpts, tags } = records
  return { ...emptySnapshot, version: schema, revision, head, about, ...sortedAll({ sources, excerpts, tags }) }
}

/** Where in the history a snapshot was taken. */
export function positionOf({ revision, head, version }: SnapshotHead): Point {
  return { revision, head, schema: version }
}

/** The tables of a snapshot, in the shape of its version. */
export function recordsOf({ about, sources, excerpts, tags }: Snapshot): Records {
  const records = noRecords()
  if (about) records.about.set(about.id, about)
  for (const source of sources) records.sources.set(source.id, source)
  for (const excerpt of excerpts) records.excerpts.set(excerpt.id, excerpt)
  for (const tag of tags) records.tags.set(tag.id, tag)
  return records
}

/** Write as JSON with a record a line, so that people and programs that compare lines can read it; the same each time. */
export function encodeSnapshot(snapshot: Snapshot): Buffer {
  return Buffer.concat([...snapshotParts(snapshot)])
}

/** The same a part at a time, so that a large one is never in memory as a whole. */
export function* snapshotParts(snapshot: Snapshot): Generator<Buffer> {
  const hash = createHash('sha256')
  let lines: string[] = []
  let length = 0
  for (const line of snapshotLines(snapshot)) {
    lines.push(line)
    length += line.length
    if (length < PART_LENGTH) continue
    const part = Buffer.from(lines.join(''))
    hash.update(part)
    yield part
    lines = []
    length = 0
  }
  const last = Buffer.from(lines.join(''))
  yield last
  yield tailWith(hash.update(last).digest('hex'))
}

const PART_LENGTH = 262_144

function* snapshotLines({ format, version, revision, head, about, ...tables }: Snapshot): Generator<string> {
  let before = '{\n'
  for (const [name, value] of Object.entries({ format, version, revision, head, about })) {
    yield `${before}  "${name}": ${JSON.stringify(value)}`
    before = ',\n'
  }
  for (const name of tableNames) if (name !== 'about') yield* listLines(name, tables[name])
}

function* listLines(name: string, records: readonly AnyRecord[]): Generator<string> {
  yield `,\n  "${name}": [`
  let before = '\n'
  for (const record of records) {
    yield `${before}    ${JSON.stringify(record)}`
    before = ',\n'
  }
  yield records.length === 0 ? ']' : '\n  ]'
}

/** What the file ends with: the SHA-256 of all before it shows whether that is as it was written. */
export function tailWith(sha256: string): Buffer {
  return Buffer.from(`${CHECK}${sha256}"\n}\n`)
}

type Listed = Pick<Snapshot, 'sources' | 'excerpts' | 'tags'>

function sortedAll({ sources, excerpts, tags }: Pick<ReadonlyTables, keyof Listed>): Listed {
  return { sources: sorted(sources), excerpts: sorted(excerpts), tags: sorted(tags) }
}

function sorted<T extends AnyRecord>(records: ReadonlyMap<string, T>): readonly T[] {
  // By code units, since an alphabet's order differs from one computer to the next.
  return [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
