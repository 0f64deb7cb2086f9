import { z } from 'zod'
import { subtreeOf } from '#shared/codebook/tree.ts'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noTag } from './gone.ts'
import { withoutTags } from './tagging.ts'

/** Take a tag and those below it out of the codebook and off every excerpt. */
export const removeTag = command({
  label: 'remove tag',
  input: z.strictObject({ kind: z.literal('remove-tag'), tagId: z.string() }),
  run(draft, { tagId }, { now }) {
    const tags = subtreeOf(draft, tagId)
    if (tags.length === 0) return noTag
    const removed = new Set(tags.map(tag => tag.id))
    const excerpts = new Map(tags.flatMap(tag => draft.filed('excerptsOfTag', tag.id)).map(one => [one.id, one]))
    for (const excerpt of excerpts.values()) draft.put('excerpts', withoutTags(excerpt, removed, now()))
    for (const id of removed) draft.remove('tags', id)
    return done(null)
  }
})
