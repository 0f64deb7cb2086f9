import { z } from 'zod'

/** Which excerpts are wanted; an empty filter wants all. */
export const filterSchema = z.strictObject({
  tagIds: z.array(z.string()).readonly().optional(),
  /** Whether an excerpt must bear any of the tags, or all of them. */
  match: z.enum(['any', 'all']).optional(),
  /** Whether a tag stands for those below it too; true unless said otherwise. */
  withChildren: z.boolean().optional(),
  sourceId: z.string().optional(),
  speaker: z.string().optional(),
  /** Words that the passage or its note holds, accents and case ignored. */
  text: z.string().max(1000).optional(),
  hasNote: z.boolean().optional(),
  /** Only excerpts that bear no tag. */
  untagged: z.boolean().optional()
})
export type Filter = z.output<typeof filterSchema>
