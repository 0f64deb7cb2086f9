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
export function positionOf({ revision, head, version }: Snapshot): Point {
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
export function encodeSnapshot({ format, version, revision, head, about, ...tables }: Snapshot): Buffer {
  const fields = Object.entries({ format, version, revision, head, about })
  const lines = fields.map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`)
  for (const name of tableNames) if (name !== 'about') lines.push(`  "${name}": ${linesOf(tables[name])}`)
  const text = Buffer.from(`{\n${lines.join(',\n')}`)
  return Buffer.concat([text, tailOf(text)])
}

/** What the file ends with: the SHA-256 of all before it shows whether that is as it was written. */
export function tailWith(sha256: string): Buffer {
  return Buffer.from(`${CHECK}${sha256}"\n}\n`)
}

function tailOf(text: Buffer): Buffer {
  return tailWith(createHash('sha256').update(text).digest('hex'))
}

function linesOf(records: readonly AnyRecord[]): string {
  return records.length === 0 ? '[]' : `[\n${records.map(record => `    ${JSON.stringify(record)}`).join(',\n')}\n  ]`
}

type Listed = Pick<Snapshot, 'sources' | 'excerpts' | 'tags'>

function sortedAll({ sources, excerpts, tags }: Pick<ReadonlyTables, keyof Listed>): Listed {
  return { sources: sorted(sources), excerpts: sorted(excerpts), tags: sorted(tags) }
}

function sorted<T extends AnyRecord>(records: ReadonlyMap<string, T>): readonly T[] {
  // By code units, since an alphabet's order differs from one computer to the next.
  return [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
