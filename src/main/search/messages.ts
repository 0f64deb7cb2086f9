import type { Excerpt } from '#shared/model/excerpt.ts'
import type { AnyRecord, TableName } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { Tag } from '#shared/model/tag.ts'
import type { About } from '#shared/model/about.ts'
import type { CheckedSearch, SearchAnswer } from '#shared/search.ts'
import type { DiskHandle } from '#main/storage/disk.ts'

/** What the worker is started with: the notebook folder, and the disk that it lies on. */
export type Searched = { readonly handle: DiskHandle; readonly path: string }

/** What the search keeps of a record. */
export type Shelved =
  | ({ readonly table: 'sources' } & Pick<Source, 'id' | 'title' | 'textHash' | 'note'>)
  | ({ readonly table: 'excerpts' } & Pick<Excerpt, 'id' | 'sourceId' | 'anchor' | 'note'>)
  | ({ readonly table: 'tags' } & Pick<Tag, 'id' | 'name' | 'note'>)
  | ({ readonly table: 'about' } & Pick<About, 'id' | 'title' | 'note'>)

export type ShelvedIn<T extends TableName> = Extract<Shelved, { readonly table: T }>

/** What the worker is told, in order. */
export type ToWorker =
  | { readonly kind: 'keep'; readonly records: readonly Shelved[] }
  | { readonly kind: 'forget'; readonly table: TableName; readonly id: string }
  | { readonly kind: 'search'; readonly number: number; readonly request: CheckedSearch }
  /** Another search was asked for, so nobody waits for this one. */
  | { readonly kind: 'stop'; readonly number: number }
  /** The notebook is closed: forget its key, and end. */
  | { readonly kind: 'close' }

/** What the worker answers; null where it was stopped. */
export type FromWorker = { readonly number: number; readonly answer: SearchAnswer | null }

/** Take from a record what the search keeps. */
export function shelved(table: TableName, record: AnyRecord): Shelved {
  // The table says which kind of record it is.
  if (table === 'sources') {
    const { id, title, fileName, textHash, note } = record as Source
    return { table, id, title: title || fileName, textHash, note }
  }
  if (table === 'excerpts') {
    const { id, sourceId, anchor, note } = record as Excerpt
    return { table, id, sourceId, anchor, note }
  }
  if (table === 'tags') {
    const { id, name, note } = record as Tag
    return { table, id, name, note }
  }
  const { id, title, note } = record as About
  return { table, id, title, note }
}
