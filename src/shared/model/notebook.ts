import type { About } from './about.ts'
import type { Excerpt } from './excerpt.ts'
import type { Source } from './source.ts'
import type { Tag } from './tag.ts'

/** The record kept in each table. */
export type Tables = { about: About; sources: Source; excerpts: Excerpt; tags: Tag }
export type TableName = keyof Tables
export type AnyRecord = Tables[TableName]
export const tableNames = ['about', 'sources', 'excerpts', 'tags'] as const satisfies readonly TableName[]

/** Under this key `childrenOfTag` files the tags at the top of the codebook. */
export const TOP = ''

/** Under this key `excerptsOfTag` files the excerpts that bear no tag. */
export const UNTAGGED = ''

/** Look-ups derived from the tables: under which keys a record is filed. A new index is one line here. */
export const indexes = {
  sourcesOfOriginal: index('sources', source => [source.sha256]),
  excerptsOfSource: indexOfHeads(({ sourceId }) => [sourceId]),
  excerptsOfTag: index('excerpts', ({ tagIds }) => (tagIds.length > 0 ? tagIds : [UNTAGGED])),
  excerptsOfSpeaker: index('excerpts', excerpt => (excerpt.speaker ? [excerpt.speaker] : [])),
  childrenOfTag: index('tags', tag => [tag.parentId ?? TOP])
}
export type IndexName = keyof typeof indexes
export const indexNames = Object.keys(indexes) as readonly IndexName[]
type TableOf<I extends IndexName> = (typeof indexes)[I]['table']

/** The kind of record an index files. */
export type Filed<I extends IndexName> = Tables[TableOf<I>]

/** A notebook to read from: tables of records by id, and indexes of ids by key. Nothing may rely on their order. */
export type Notebook = ReadonlyTables & { readonly [I in IndexName]: ReadonlyMap<string, ReadonlySet<string>> }
export type ReadonlyTables = { readonly [T in TableName]: ReadonlyMap<string, Tables[T]> }

/** The same notebook for the one function that writes to it, `apply`. */
export type OpenNotebook = { readonly [T in TableName]: Map<string, Tables[T]> } & {
  readonly [I in IndexName]: Map<string, Set<string>>
}

export function emptyNotebook(): OpenNotebook {
  return {
    about: new Map(),
    sources: new Map(),
    excerpts: new Map(),
    tags: new Map(),
    sourcesOfOriginal: new Map(),
    excerptsOfSource: new Map(),
    excerptsOfTag: new Map(),
    excerptsOfSpeaker: new Map(),
    childrenOfTag: new Map()
  }
}

/** The table an index files. */
export function tableOf<I extends IndexName>(name: I): TableOf<I> {
  // Written as an element access, since with a dot the compiler forgets which index it was.
  return indexes[name]['table']
}

/** The keys a record is filed under; none for a record that is absent. */
export function keysOf(name: IndexName, table: TableName, record: AnyRecord | null): readonly string[] {
  return record && indexes[name].table === table ? indexes[name].keys(record) : []
}

/** Whether a record has what indexes read of it; one that has not was written by no program that knows the tables. */
export function canBeFiled(table: TableName, record: AnyRecord): boolean {
  return table !== 'excerpts' || ('tagIds' in record && Array.isArray(record.tagIds))
}

/** The records filed under a key. */
export function filed<I extends IndexName>(notebook: Notebook, name: I, key: string): readonly Filed<I>[] {
  const records = (notebook as ReadonlyTables)[tableOf(name)]
  const found: Filed<I>[] = []
  for (const id of notebook[name].get(key) ?? []) {
    const record = records.get(id)
    if (record) found.push(record)
  }
  return found
}

function index<T extends TableName>(table: T, keys: (record: Tables[T]) => readonly string[]) {
  return { table, keys: keys as (record: AnyRecord) => readonly string[], needs: 'records' as 'heads' | 'records' }
}

/** What is known of an excerpt before it is read, see `LateRecords`. */
export type ExcerptHead = Pick<Excerpt, 'id' | 'sourceId'>

function indexOfHeads(keys: (head: ExcerptHead) => readonly string[]) {
  return { ...index('excerpts', keys), needs: 'heads' as const }
}
