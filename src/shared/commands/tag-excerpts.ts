import { z } from 'zod'
import { done, refuse } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt } from './gone.ts'
import { withTags } from './tagging.ts'
import { pickedTags } from './tags.ts'

/** Put tags on several excerpts at once, making those that do not exist yet. */
export const tagExcerpts = command({
  label: ({ excerptIds }) => (excerptIds.length === 1 ? 'tag excerpt' : `tag ${excerptIds.length} excerpts`),
  input: z.strictObject({
    kind: z.literal('tag-excerpts'),
    excerptIds: z.array(z.string()).min(1).max(100_000).readonly(),
    tagIds: z.array(z.string()).max(1000).readonly().default([]),
    newTagNames: z.array(z.string()).max(100).readonly().default([])
  }),
  run(draft, input, context) {
    const present = input.excerptIds.flatMap(id => draft.get('excerpts', id) ?? [])
    if (present.length === 0) return noExcerpt
    const picked = pickedTags(draft, input, context)
    if (picked.kind === 'refused') return picked
    if (picked.value.length === 0) return refuse('Choose a tag first.')
    const at = context.now()
    for (const excerpt of present) {
      const tagged = withTags(excerpt, picked.value, { by: context.by, now: () => at })
      if (tagged !== excerpt) draft.put('excerpts', tagged)
    }
    return done(null)
  }
})
