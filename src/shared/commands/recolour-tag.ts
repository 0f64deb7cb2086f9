import { z } from 'zod'
import { colours } from '#shared/model/tag.ts'
import { done, refuse } from '#shared/result.ts'
import { command } from './command.ts'
import { noTag } from './gone.ts'

/** Give a tag another colour, or that of the tag above it. */
export const recolourTag = command({
  label: 'recolour tag',
  input: z.strictObject({
    kind: z.literal('recolour-tag'),
    tagId: z.string(),
    colour: z.enum(colours).nullable()
  }),
  run(draft, { tagId, colour }) {
    const tag = draft.get('tags', tagId)
    if (!tag) return noTag
    if (!colour && !tag.parentId) return refuse('A tag at the top needs a colour of its own. Choose one.')
    if (colour !== tag.colour) draft.put('tags', { ...tag, colour })
    return done(null)
  }
})
