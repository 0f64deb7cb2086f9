import { z } from 'zod'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt } from './gone.ts'

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
    const updatedAt = now()
    for (const excerpt of present) {
      const tagIds = excerpt.tagIds.filter(id => id !== tagId)
      if (tagIds.length < excerpt.tagIds.length) draft.put('excerpts', { ...excerpt, tagIds, updatedAt })
    }
    return done(null)
  }
})
