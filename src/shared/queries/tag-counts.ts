import { z } from 'zod'
import { eachInSteps } from '#shared/change/steps.ts'
import { workedOut } from '#shared/change/worked-out.ts'
import { branchesOf, treeOf } from '#shared/codebook/tree.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { filterSchema, type Filter } from './filter.ts'
import { query } from './query.ts'
import { pickInSteps, wantedBy } from './select-excerpts.ts'

/** How many of the excerpts that a filter wants bear each tag, in codebook order. */
export const tagCounts = query({
  input: z.strictObject({ kind: z.literal('tag-counts'), filter: filterSchema.default({}) }),
  reads: () => ['excerpts', 'tags'],
  prepare: (notebook, { filter }) => countsOf.inSteps(notebook, filter),
  answer(notebook, { filter }) {
    const { tags, counts } = countsOf(notebook, filter)
    return tags.map(({ id }, place) => ({ tagId: id, excerpts: counts[place] ?? 0 }))
  }
})

/** Counts by the places of tags in the codebook. */
type Counting = { readonly places: ReadonlyMap<string, number>; readonly counts: number[] }

const countsOf = workedOut({
  reads: ['excerpts', 'tags'],
  room: 4,
  *work(notebook, filter: Filter) {
    const tags = branchesOf(treeOf(notebook)).map(({ tag }) => tag)
    const counting = { places: new Map(tags.map(({ id }, place) => [id, place])), counts: tags.map(() => 0) }
    const wanted = yield* pickInSteps(notebook, filter)
    yield* eachInSteps(wanted, excerpt => count(counting, excerpt, 1))
    return { ...counting, tags, wants: wantedBy(notebook, filter) }
  },
  follows: 'excerpts',
  carry(counting, before, after) {
    if (before && counting.wants(before)) count(counting, before, -1)
    if (after && counting.wants(after)) count(counting, after, 1)
  }
})

function count({ places, counts }: Counting, { tagIds }: Excerpt, by: number): void {
  for (const id of tagIds) {
    const place = places.get(id)
    if (place !== undefined) counts[place] = (counts[place] ?? 0) + by
  }
}
