import { z } from 'zod'
import { done, refuse } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt } from './gone.ts'
import { withTags } from './tagging.ts'
import { pickedTags } from './tags.ts'

/** Put tags on an excerpt, making those that do not exist yet. */
export const tagExcerpt = command({
  label: 'tag excerpt',
  input: z.strictObject({
    kind: z.literal('tag-excerpt'),
    excerptId: z.string(),
    tagIds: z.array(z.string()).max(1000).readonly().default([]),
    newTagNames: z.array(z.string()).max(100).readonly().default([])
  }),
  run(draft, input, context) {
    const excerpt = draft.get('excerpts', input.excerptId)
    if (!excerpt) return noExcerpt
    const picked = pickedTags(draft, input, context)
    if (picked.kind === 'refused') return picked
    if (picked.value.length === 0) return refuse('Choose a tag first.')
    const tagged = withTags(excerpt, picked.value, context)
    if (tagged !== excerpt) draft.put('excerpts', tagged)
    return done(null)
  }
})
