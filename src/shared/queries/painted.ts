import { z } from 'zod'
import { readingOrder } from '#shared/change/reading-order.ts'
import { query } from './query.ts'

/** What the reader paints for one excerpt. */
export type PaintedExcerpt = {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly tagIds: readonly string[]
}

/** Where every excerpt of a source stands, in reading order: all at once, since all may be painted. */
export const painted = query({
  input: z.strictObject({ kind: z.literal('painted'), sourceId: z.string() }),
  reads: ({ sourceId }) => [`excerptsOfSource/${sourceId}`],
  prepare: (notebook, { sourceId }) => readingOrder.inSteps(notebook, sourceId),
  answer: (notebook, { sourceId }) =>
    readingOrder(notebook, sourceId).map(({ id, anchor: { start, end }, tagIds }): PaintedExcerpt => ({
      id,
      start,
      end,
      tagIds
    }))
})
