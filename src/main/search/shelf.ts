import type { TableName } from '#shared/model/notebook.ts'
import { byCharacters, byName } from '#shared/model/order.ts'
import { foldText } from '#shared/text/fold.ts'
import type { Shelved, ShelvedIn } from './messages.ts'
import type { Texts } from './texts.ts'

export type Shelf = ReturnType<typeof openShelf>

/** Keep what can be searched, in the order in which hits are given. */
export function openShelf(texts: Texts) {
  const sources = new Map<string, ShelvedIn<'sources'>>()
  const excerpts = new Map<string, ShelvedIn<'excerpts'>>()
  const excerptsOf = new Map<string, Set<string>>()
  const named = new Map<string, ShelvedIn<'tags' | 'about'>>()
  let inOrder: readonly ShelvedIn<'sources'>[] | null = null

  function forget(table: TableName, id: string): void {
    if (table === 'sources') {
      const source = sources.get(id)
      if (source) texts.forget(source.textHash)
      sources.delete(id)
      inOrder = null
    } else if (table === 'excerpts') {
      excerptsOf.get(excerpts.get(id)?.sourceId ?? '')?.delete(id)
      excerpts.delete(id)
    } else named.delete(`${table}/${id}`)
  }

  function keep(record: Shelved): void {
    if (record.table === 'sources') {
      const before = sources.get(record.id)
      if (before && before.textHash !== record.textHash) texts.forget(before.textHash)
      sources.set(record.id, record)
      inOrder = null
    } else if (record.table === 'excerpts') {
      forget('excerpts', record.id)
      excerpts.set(record.id, record)
      const ids = excerptsOf.get(record.sourceId)
      if (ids) ids.add(record.id)
      else excerptsOf.set(record.sourceId, new Set([record.id]))
    } else named.set(`${record.table}/${record.id}`, record)
  }

  return {
    keep,
    forget,
    texts,
    /** By title. */
    sources: () => (inOrder ??= [...sources.values()].toSorted(byTitle)),
    /** As they stand in the text. */
    excerptsOf: (sourceId: string) =>
      [...(excerptsOf.get(sourceId) ?? [])].flatMap(id => excerpts.get(id) ?? []).toSorted(byPlace),
    /** Tags by name, then the notebook. */
    named: () => [...named.values()].toSorted(byNameOf)
  }
}

// Records never change, so what a field folds to is worked out once.
const exacts = new WeakMap<object, string>()
const notes = new WeakMap<object, string>()

/** The words of an excerpt, folded. */
export function foldedExact(excerpt: ShelvedIn<'excerpts'>): string {
  return once(exacts, excerpt, excerpt.anchor.exact)
}

/** The note of a record, folded. */
export function foldedNote(record: Shelved): string {
  return record.note ? once(notes, record, record.note) : ''
}

function once(known: WeakMap<object, string>, record: object, text: string): string {
  const before = known.get(record)
  if (before !== undefined) return before
  const made = foldText(text)
  known.set(record, made)
  return made
}

function byTitle(a: ShelvedIn<'sources'>, b: ShelvedIn<'sources'>): number {
  return byName(a.title, b.title) || byCharacters(a.id, b.id)
}

function byPlace(a: ShelvedIn<'excerpts'>, b: ShelvedIn<'excerpts'>): number {
  return a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end || byCharacters(a.id, b.id)
}

function byNameOf(a: ShelvedIn<'tags' | 'about'>, b: ShelvedIn<'tags' | 'about'>): number {
  if (a.table !== b.table) return a.table === 'tags' ? -1 : 1
  return byName(nameOf(a), nameOf(b)) || byCharacters(a.id, b.id)
}

/** What a record that has no source is called. */
export function nameOf(record: ShelvedIn<'tags' | 'about'>): string {
  return record.table === 'tags' ? record.name : record.title
}
