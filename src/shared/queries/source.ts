import { z } from 'zod'
import { query } from './query.ts'

/** One source; null when it is not in the notebook. */
export const source = query({
  input: z.strictObject({ kind: z.literal('source'), sourceId: z.string() }),
  reads: () => ['sources'],
  answer: (notebook, { sourceId }) => notebook.sources.get(sourceId) ?? null
})
