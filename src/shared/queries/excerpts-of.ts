import { z } from 'zod'
import { filed } from '#shared/model/notebook.ts'
import { inReadingOrder } from './order.ts'
import { fromSchema, pageOf } from './page.ts'
import { query } from './query.ts'

/** The excerpts of a source in reading order, a page at a time. */
export const excerptsOf = query({
  input: z.strictObject({ kind: z.literal('excerpts-of'), sourceId: z.string(), from: fromSchema }),
  reads: ({ sourceId }) => [`excerptsOfSource/${sourceId}`],
  answer(notebook, { sourceId, from }) {
    const excerpts = filed(notebook, 'excerptsOfSource', sourceId).toSorted(inReadingOrder)
    return { total: excerpts.length, excerpts: pageOf(excerpts, from) }
  }
})
