import { filing } from '#shared/change/change.ts'
import { eachInSteps, type Steps } from '#shared/change/steps.ts'
import { workedOut } from '#shared/change/worked-out.ts'
import { branchesOf, subtreeOf, treeOf } from '#shared/codebook/tree.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { filed, UNTAGGED, type Notebook } from '#shared/model/notebook.ts'
import { byCharacters, inReadingOrder } from '#shared/model/order.ts'
import type { Filter } from './filter.ts'
import { holdsWords, wordsOf } from './folded.ts'
import { sortedInSteps, type Order } from './sorted-where-read.ts'
import { sourcesInOrder } from './sources-in-order.ts'

export const excerptSorts = ['source', 'newest', 'oldest', 'tag'] as const
export type ExcerptSort = (typeof excerptSorts)[number]

/** How many selections are kept at hand: what a few windows show, and where they just were. */
const ROOM = 4

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
  const { sorted } = selectionOf(notebook, { filter, sort })
  return { total: sorted.size(), page: sorted.slice(from, from + size) }
}

/** Get ready for some of them, a step at a time: to gather and order them for the first time takes a while. */
export function* selectInSteps(
  notebook: Notebook,
  filter: Filter,
  sort: ExcerptSort,
  from: number,
  size: number
): Steps<void> {
  const { sorted } = yield* selectionOf.inSteps(notebook, { filter, sort })
  yield* sorted.sliceInSteps(from, from + size)
}

const selectionOf = workedOut({
  reads: ['excerpts', 'sources', 'tags'],
  room: ROOM,
  *work(notebook, { filter, sort }: { readonly filter: Filter; readonly sort: ExcerptSort }) {
    const wanted = yield* pickInSteps(notebook, filter)
    const order = yield* orderOf(notebook, filter, sort)
    return { sorted: yield* sortedInSteps(wanted, order), wants: wantedBy(notebook, filter) }
  },
  follows: 'excerpts',
  carry({ sorted, wants }, before, after) {
    if (before && wants(before)) sorted.remove(before)
    if (after && wants(after)) sorted.add(after)
  }
})

/** Pick the excerpts that a filter wants, in no order, a step at a time. */
export function pickInSteps(notebook: Notebook, filter: Filter): Steps<readonly Excerpt[]> {
  return picked.inSteps(notebook, filter)
}

// Kept, since a window that shows excerpts under a filter counts their tags as well.
const picked = workedOut({
  reads: ['excerpts', 'tags'],
  room: 1,
  *work(notebook, filter: Filter): Steps<readonly Excerpt[]> {
    yield* filing(notebook)
    let wanted: Excerpt[] = []
    yield* eachInSteps(candidatesFor(notebook, filter), excerpt => void wanted.push(excerpt))
    for (const holds of conditionsOf(notebook, filter)) {
      const left: Excerpt[] = []
      yield* eachInSteps(wanted, excerpt => void (holds(excerpt) && left.push(excerpt)))
      wanted = left
    }
    return wanted
  }
})

/** Make the test of whether a filter wants an excerpt, for as long as the tags stay as they are. */
export function wantedBy(notebook: Notebook, filter: Filter): (excerpt: Excerpt) => boolean {
  const conditions = conditionsOf(notebook, filter)
  return excerpt => conditions.every(holds => holds(excerpt))
}

function candidatesFor(notebook: Notebook, filter: Filter): Iterable<Excerpt> {
  const { sourceId, speaker, untagged } = filter
  if (sourceId !== undefined) return filed(notebook, 'excerptsOfSource', sourceId)
  if (speaker) return filed(notebook, 'excerptsOfSpeaker', speaker)
  if (untagged) return filed(notebook, 'excerptsOfTag', UNTAGGED)
  return few(notebook, filter) ?? notebook.excerpts.values()
}

/** The excerpts that bear the tags, by the index, where they are so few that this is quicker than to go through all. */
function few(notebook: Notebook, filter: Filter): Iterable<Excerpt> | null {
  for (const group of tagGroups(notebook, filter)) {
    const bearers = group.flatMap(id => notebook.excerptsOfTag.get(id) ?? [])
    const atMost = bearers.reduce((sum, { size }) => sum + size, 0)
    if (atMost * 4 > notebook.excerpts.size) continue
    return inAnyOf(notebook, bearers)
  }
  return null
}

/** The excerpts with these ids, each once. */
function* inAnyOf(notebook: Notebook, sets: readonly ReadonlySet<string>[]): Generator<Excerpt> {
  const seen = new Set<string>()
  for (const set of sets)
    for (const id of set) {
      const excerpt = seen.has(id) ? undefined : notebook.excerpts.get(id)
      seen.add(id)
      if (excerpt) yield excerpt
    }
}

type Condition = (excerpt: Excerpt) => boolean

/** What must hold, the quickest to tell first. */
function conditionsOf(notebook: Notebook, filter: Filter): readonly Condition[] {
  const words = wordsOf(filter.text ?? '')
  const conditions: Condition[] = []
  if (filter.sourceId !== undefined) conditions.push(({ sourceId }) => sourceId === filter.sourceId)
  if (filter.untagged) conditions.push(({ tagIds }) => tagIds.length === 0)
  if (filter.speaker) conditions.push(({ speaker }) => speaker === filter.speaker)
  if (filter.hasNote !== undefined) conditions.push(({ note }) => (note.trim() !== '') === filter.hasNote)
  for (const group of tagGroups(notebook, filter)) {
    const ids = new Set(group)
    conditions.push(({ tagIds }) => tagIds.some(id => ids.has(id)))
  }
  if (words.length > 0) conditions.push(excerpt => holdsWords(excerpt, fieldsOf, words))
  return conditions
}

/** The tags of which an excerpt must bear at least one from each group. */
function tagGroups(notebook: Notebook, { tagIds = [], match, withChildren }: Filter): readonly (readonly string[])[] {
  if (tagIds.length === 0) return []
  const tree = treeOf(notebook)
  const wanted = tagIds.map(id => (withChildren === false ? [id] : [id, ...subtreeOf(tree, id).map(tag => tag.id)]))
  return match === 'all' ? wanted : [wanted.flat()]
}

function fieldsOf({ anchor, note, speaker }: Excerpt): readonly string[] {
  return [anchor.exact, note, speaker]
}

function* orderOf(notebook: Notebook, filter: Filter, sort: ExcerptSort): Steps<Order<Excerpt>> {
  if (sort === 'oldest') return byCreated(1)
  if (sort === 'newest') return byCreated(-1)
  const start = ({ anchor }: Excerpt) => anchor.start
  if (sort === 'source' && filter.sourceId !== undefined) return { first: start, second: start, then: inReadingOrder }
  const bySource = placesOf(yield* sourcesInOrder.inSteps(notebook, 'title'))
  const source = ({ sourceId }: Excerpt) => bySource.get(sourceId) ?? bySource.size
  if (sort === 'source') return { first: source, second: start, then: inReadingOrder }
  const byTag = placesOf(branchesOf(treeOf(notebook)).map(({ tag }) => tag))
  const tag = ({ tagIds }: Excerpt) =>
    tagIds.reduce((least, id) => Math.min(least, byTag.get(id) ?? byTag.size), byTag.size)
  return { first: excerpt => tag(excerpt) * (bySource.size + 1) + source(excerpt), second: start, then: inReadingOrder }
}

function placesOf(records: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(records.map(({ id }, place) => [id, place]))
}

/** By when they were marked: forwards with 1, backwards with -1. */
function byCreated(direction: 1 | -1): Order<Excerpt> {
  return {
    first: ({ createdAt }) => direction * asNumber(createdAt, 0),
    second: ({ createdAt }) => direction * asNumber(createdAt, LETTERS),
    then: (a, b) => direction * (byCharacters(a.createdAt, b.createdAt) || byCharacters(a.id, b.id))
  }
}

/** As many letters of seven bits as a number holds exactly. */
const LETTERS = 7

/** Some letters of a date as a number, which sorts like them. */
function asNumber(date: string, from: number): number {
  let number = 0
  for (let i = from; i < from + LETTERS; i++) number = number * 128 + Math.min(date.charCodeAt(i) || 0, 127)
  return number
}
