import { z } from 'zod'
import { filing } from '#shared/change/change.ts'
import { eachInSteps, type Steps } from '#shared/change/steps.ts'
import { workedOut } from '#shared/change/worked-out.ts'
import { branchesOf, treeOf, type Branch } from '#shared/codebook/tree.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { TOP, type Notebook } from '#shared/model/notebook.ts'
import { query } from './query.ts'

/** A tag in its place in the codebook, with how much it is used. */
export type TagRow = Branch & {
  /** How many excerpts bear it. */
  readonly excerpts: number
  /** How many excerpts bear it or a tag below it. */
  readonly withChildren: number
  readonly hasChildren: boolean
}

/** The whole codebook in tree order. */
export const codebook = query({
  input: z.strictObject({ kind: z.literal('codebook') }),
  reads: () => ['tags', 'excerpts'],
  *prepare(notebook) {
    yield* filing(notebook, ['excerptsOfTag'])
    yield* countsWithin.inSteps(notebook, null)
  },
  answer: notebook => ({ rows: tagRowsOf(notebook) })
})

/** List the tags of a notebook in tree order, with how much each is used. */
export function tagRowsOf(notebook: Notebook): readonly TagRow[] {
  const { branches, counts } = countsWithin(notebook, null)
  return branches.map((branch, place) => ({
    ...branch,
    excerpts: notebook.excerptsOfTag.get(branch.tag.id)?.size ?? 0,
    withChildren: counts[place] ?? 0,
    hasChildren: notebook.childrenOfTag.has(branch.tag.id)
  }))
}

type Counting = {
  readonly branches: readonly Branch[]
  /** By tag, its place among the branches and those of the tags above it. */
  readonly lines: ReadonlyMap<string, readonly number[]>
  /** By place, how many excerpts bear the tag or one below it, each counted once. */
  readonly counts: number[]
}

const countsWithin = workedOut({
  reads: ['excerpts', 'tags'],
  room: 1,
  *work(notebook): Steps<Counting> {
    const branches = branchesOf(treeOf(notebook))
    const counting = { branches, lines: linesOf(branches), counts: branches.map(() => 0) }
    yield* eachInSteps(notebook.excerpts.values(), excerpt => count(counting, excerpt, 1))
    return counting
  },
  follows: 'excerpts',
  carry(counting, before, after) {
    if (before) count(counting, before, -1)
    if (after) count(counting, after, 1)
  }
})

function count({ lines, counts }: Counting, { tagIds }: Excerpt, by: number): void {
  const seen: (readonly number[])[] = []
  for (const id of tagIds) {
    const line = lines.get(id) ?? []
    for (const place of line)
      if (!seen.some(places => places.includes(place))) counts[place] = (counts[place] ?? 0) + by
    seen.push(line)
  }
}

function linesOf(branches: readonly Branch[]): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, readonly number[]>()
  for (const [place, { tag }] of branches.entries())
    lines.set(tag.id, [place, ...(lines.get(tag.parentId ?? TOP) ?? [])])
  return lines
}
