import { z } from 'zod'
import { readingOrder } from '#shared/change/reading-order.ts'
import { fromSchema, PAGE } from './page.ts'
import { query } from './query.ts'

/** The excerpts of a source in reading order, a page at a time. */
export const excerptsOf = query({
  input: z.strictObject({ kind: z.literal('excerpts-of'), sourceId: z.string(), from: fromSchema }),
  reads: ({ sourceId }) => [`excerptsOfSource/${sourceId}`],
  prepare: (notebook, { sourceId }) => readingOrder.inSteps(notebook, sourceId),
  answer(notebook, { sourceId, from }) {
    const excerpts = readingOrder(notebook, sourceId)
    return { total: excerpts.length, excerpts: excerpts.slice(from, from + PAGE) }
  }
})
