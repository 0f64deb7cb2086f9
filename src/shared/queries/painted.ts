import { z } from 'zod'
import { startsOf } from '#shared/change/starts-of.ts'
import { query } from './query.ts'
import { selectExcerpts, selectInSteps } from './select-excerpts.ts'

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
  prepare: (notebook, { sourceId }) => selectInSteps(notebook, { sourceId }, 'source', 0, Infinity),
  // Whoever sees it marks in it next.
  ahead: (notebook, { sourceId }) => startsOf.inSteps(notebook, sourceId),
  answer: (notebook, { sourceId }) =>
    selectExcerpts(notebook, { sourceId }).map(({ id, anchor: { start, end }, tagIds }): PaintedExcerpt => ({
      id,
      start,
      end,
      tagIds
    }))
})
