import { z } from 'zod'
import { fromSchema, PAGE } from './page.ts'
import { query } from './query.ts'
import { selectInSteps, selectPage } from './select-excerpts.ts'

/** The excerpts of a source in reading order, a page at a time. */
export const excerptsOf = query({
  input: z.strictObject({ kind: z.literal('excerpts-of'), sourceId: z.string(), from: fromSchema }),
  reads: ({ sourceId }) => [`excerptsOfSource/${sourceId}`],
  prepare: (notebook, { sourceId, from }) => selectInSteps(notebook, { sourceId }, 'source', from, PAGE),
  answer(notebook, { sourceId, from }) {
    const { total, page } = selectPage(notebook, { sourceId }, 'source', from, PAGE)
    return { total, excerpts: page }
  }
})
