import { z } from 'zod'
import { query } from './query.ts'

/** One excerpt; null when it is not in the notebook. */
export const excerpt = query({
  input: z.strictObject({ kind: z.literal('excerpt'), excerptId: z.string() }),
  reads: () => ['excerpts'],
  answer: (notebook, { excerptId }) => notebook.excerpts.get(excerptId) ?? null
})
