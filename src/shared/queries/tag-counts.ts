import { z } from 'zod'
import { branchesOf, treeOf } from '#shared/codebook/tree.ts'
import { filterSchema } from './filter.ts'
import { query } from './query.ts'
import { pickExcerpts } from './select-excerpts.ts'

/** How many of the excerpts that a filter wants bear each tag, in codebook order. */
export const tagCounts = query({
  input: z.strictObject({ kind: z.literal('tag-counts'), filter: filterSchema.default({}) }),
  reads: () => ['excerpts', 'tags'],
  answer(notebook, { filter }) {
    const counts = new Map<string, number>()
    for (const { tagIds } of pickExcerpts(notebook, filter))
      for (const id of tagIds) counts.set(id, (counts.get(id) ?? 0) + 1)
    return branchesOf(treeOf(notebook)).map(({ tag }) => ({ tagId: tag.id, excerpts: counts.get(tag.id) ?? 0 }))
  }
})
