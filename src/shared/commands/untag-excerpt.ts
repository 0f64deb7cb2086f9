import { z } from 'zod'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt } from './gone.ts'
import { withoutTags } from './tagging.ts'

/** Take a tag off an excerpt; the excerpt stays, even without any tag. */
export const untagExcerpt = command({
  label: 'untag excerpt',
  input: z.strictObject({ kind: z.literal('untag-excerpt'), excerptId: z.string(), tagId: z.string() }),
  run(draft, { excerptId, tagId }, { now }) {
    const excerpt = draft.get('excerpts', excerptId)
    if (!excerpt) return noExcerpt
    const untagged = withoutTags(excerpt, new Set([tagId]), now())
    if (untagged !== excerpt) draft.put('excerpts', untagged)
    return done(null)
  }
})
