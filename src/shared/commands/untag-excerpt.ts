import { z } from 'zod'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt } from './gone.ts'

/** Take a tag off an excerpt; the excerpt stays, even without any tag. */
export const untagExcerpt = command({
  label: 'untag excerpt',
  input: z.strictObject({ kind: z.literal('untag-excerpt'), excerptId: z.string(), tagId: z.string() }),
  run(draft, { excerptId, tagId }, { now }) {
    const excerpt = draft.get('excerpts', excerptId)
    if (!excerpt) return noExcerpt
    const tagIds = excerpt.tagIds.filter(id => id !== tagId)
    if (tagIds.length < excerpt.tagIds.length) draft.put('excerpts', { ...excerpt, tagIds, updatedAt: now() })
    return done(null)
  }
})
