import { z } from 'zod'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt } from './gone.ts'
import { withoutTags } from './tagging.ts'

/** Take a tag off several excerpts at once; the excerpts stay. */
export const untagExcerpts = command({
  label: ({ excerptIds }) => (excerptIds.length === 1 ? 'untag excerpt' : `untag ${excerptIds.length} excerpts`),
  input: z.strictObject({
    kind: z.literal('untag-excerpts'),
    excerptIds: z.array(z.string()).min(1).max(100_000).readonly(),
    tagId: z.string()
  }),
  run(draft, { excerptIds, tagId }, { now }) {
    const present = excerptIds.flatMap(id => draft.get('excerpts', id) ?? [])
    if (present.length === 0) return noExcerpt
    const at = now()
    for (const excerpt of present) {
      const untagged = withoutTags(excerpt, new Set([tagId]), at)
      if (untagged !== excerpt) draft.put('excerpts', untagged)
    }
    return done(null)
  }
})
