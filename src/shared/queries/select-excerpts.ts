import { subtreeOf, treeOf } from '#shared/codebook/tree.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { Filter } from './filter.ts'
import { holdsWords, wordsOf } from './folded.ts'
import { byCharacters, byTitle, inReadingOrder } from './order.ts'
import { branchesOf } from '#shared/codebook/tree.ts'

export const excerptSorts = ['source', 'newest', 'oldest', 'tag'] as const
export type ExcerptSort = (typeof excerptSorts)[number]

/** Pick the excerpts that a filter wants, in order. */
export function selectExcerpts(
  notebook: Notebook,
  filter: Filter = {},
  sort: ExcerptSort = 'source'
): readonly Excerpt[] {
  return pickExcerpts(notebook, filter).toSorted(orderOf(notebook, sort))
}

/** Pick the excerpts that a filter wants, in no order. */
export function pickExcerpts(notebook: Notebook, filter: Filter = {}): readonly Excerpt[] {
  const wants = conditionOf(notebook, filter)
  return candidatesFor(notebook, filter).filter(wants)
}

function candidatesFor(notebook: Notebook, { sourceId, speaker }: Filter): readonly Excerpt[] {
  if (sourceId !== undefined) return excerptsFiled(notebook, notebook.excerptsOfSource.get(sourceId))
  if (speaker) return excerptsFiled(notebook, notebook.excerptsOfSpeaker.get(speaker))
  return [...notebook.excerpts.values()]
}

function excerptsFiled(notebook: Notebook, ids: ReadonlySet<string> | undefined): readonly Excerpt[] {
  return [...(ids ?? [])].flatMap(id => notebook.excerpts.get(id) ?? [])
}

function conditionOf(notebook: Notebook, filter: Filter): (excerpt: Excerpt) => boolean {
  const words = wordsOf(filter.text ?? '')
  const conditions: ((excerpt: Excerpt) => boolean)[] = []
  if (filter.tagIds?.length) conditions.push(bearing(notebook, filter.tagIds, filter))
  if (filter.speaker) conditions.push(({ speaker }) => speaker === filter.speaker)
  if (filter.untagged) conditions.push(({ tagIds }) => tagIds.length === 0)
  if (filter.hasNote !== undefined) conditions.push(({ note }) => (note.trim() !== '') === filter.hasNote)
  if (words.length > 0) conditions.push(excerpt => holdsWords(excerpt, fieldsOf, words))
  return excerpt => conditions.every(holds => holds(excerpt))
}

function bearing(notebook: Notebook, tagIds: readonly string[], { match, withChildren }: Filter) {
  const tree = treeOf(notebook)
  const wanted = tagIds.map(
    id => new Set(withChildren === false ? [id] : [id, ...subtreeOf(tree, id).map(tag => tag.id)])
  )
  const bears = (excerpt: Excerpt, ids: ReadonlySet<string>) => excerpt.tagIds.some(id => ids.has(id))
  if (match === 'all') return (excerpt: Excerpt) => wanted.every(ids => bears(excerpt, ids))
  return (excerpt: Excerpt) => wanted.some(ids => bears(excerpt, ids))
}

function fieldsOf({ anchor, note, speaker }: Excerpt): readonly string[] {
  return [anchor.exact, note, speaker]
}

function orderOf(notebook: Notebook, sort: ExcerptSort): (a: Excerpt, b: Excerpt) => number {
  const ranks = new Map([...notebook.sources.values()].toSorted(byTitle).map((source, rank) => [source.id, rank]))
  const bySource = (a: Excerpt, b: Excerpt) =>
    (ranks.get(a.sourceId) ?? Infinity) - (ranks.get(b.sourceId) ?? Infinity) || inReadingOrder(a, b)
  if (sort === 'source') return bySource
  if (sort === 'oldest') return (a, b) => byCharacters(a.createdAt, b.createdAt) || byCharacters(a.id, b.id)
  if (sort === 'newest') return (a, b) => byCharacters(b.createdAt, a.createdAt) || byCharacters(b.id, a.id)
  const tagRanks = new Map(branchesOf(treeOf(notebook)).map(({ tag }, rank) => [tag.id, rank]))
  const rankOf = ({ tagIds }: Excerpt) => Math.min(...tagIds.map(id => tagRanks.get(id) ?? Infinity))
  return (a, b) => compareRanks(rankOf(a), rankOf(b)) || bySource(a, b)
}

function compareRanks(a: number, b: number): number {
  return a === b ? 0 : a - b
}
