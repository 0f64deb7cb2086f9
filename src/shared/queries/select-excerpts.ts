import { branchesOf, subtreeOf, treeOf } from '#shared/codebook/tree.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { Filter } from './filter.ts'
import { holdsWords, wordsOf } from './folded.ts'
import { byCharacters, byTitle, inReadingOrder } from './order.ts'

export const excerptSorts = ['source', 'newest', 'oldest', 'tag'] as const
export type ExcerptSort = (typeof excerptSorts)[number]

/** Pick the excerpts that a filter wants, in order. */
export function selectExcerpts(
  notebook: Notebook,
  filter: Filter = {},
  sort: ExcerptSort = 'source'
): readonly Excerpt[] {
  return selectPage(notebook, filter, sort, 0, Infinity).page
}

/** Pick some of the excerpts that a filter wants, by their places in the order, and count all of them. */
export function selectPage(
  notebook: Notebook,
  filter: Filter,
  sort: ExcerptSort,
  from: number,
  size: number
): { readonly total: number; readonly page: readonly Excerpt[] } {
  const picked = pickExcerpts(notebook, filter)
  const { groupOf, within } = orderOf(notebook, sort)
  const groups = Map.groupBy(picked, groupOf)
  const page: Excerpt[] = []
  let passed = 0
  // Putting only those groups in order that show is many times faster than all of a large notebook.
  for (const rank of [...groups.keys()].toSorted((a, b) => a - b)) {
    const group = groups.get(rank) ?? []
    const start = Math.max(0, from - passed)
    if (start < group.length)
      for (const excerpt of group.toSorted(within).slice(start, start + size - page.length)) page.push(excerpt)
    passed += group.length
    if (page.length >= size) break
  }
  return { total: picked.length, page }
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

/** An order in two steps: groups by number, then a comparison within each. */
type Order = {
  readonly groupOf: (excerpt: Excerpt) => number
  readonly within: (a: Excerpt, b: Excerpt) => number
}

function orderOf(notebook: Notebook, sort: ExcerptSort): Order {
  if (sort === 'oldest') return { groupOf: () => 0, within: byCreated }
  if (sort === 'newest') return { groupOf: () => 0, within: (a, b) => byCreated(b, a) }
  const sources = [...notebook.sources.values()].toSorted(byTitle)
  const ranks = ranksOf(sources)
  const sourceRank = ({ sourceId }: Excerpt) => ranks.get(sourceId) ?? sources.length
  if (sort === 'source') return { groupOf: sourceRank, within: inReadingOrder }
  const tags = branchesOf(treeOf(notebook)).map(({ tag }) => tag)
  const tagRanks = ranksOf(tags)
  const tagRank = ({ tagIds }: Excerpt) =>
    tagIds.reduce((least, id) => Math.min(least, tagRanks.get(id) ?? tags.length), tags.length)
  return { groupOf: excerpt => tagRank(excerpt) * (sources.length + 1) + sourceRank(excerpt), within: inReadingOrder }
}

function ranksOf(records: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(records.map(({ id }, rank) => [id, rank]))
}

function byCreated(a: Excerpt, b: Excerpt): number {
  return byCharacters(a.createdAt, b.createdAt) || byCharacters(a.id, b.id)
}
