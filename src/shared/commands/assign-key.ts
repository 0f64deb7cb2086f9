import { z } from 'zod'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noTag } from './gone.ts'
import { freeKey } from './tags.ts'

/** Let a digit apply a tag; whichever tag had the digit loses it. */
export const assignKey = command({
  label: 'assign key',
  input: z.strictObject({ kind: z.literal('assign-key'), tagId: z.string(), key: z.int().min(1).max(9).nullable() }),
  run(draft, { tagId, key }) {
    const tag = draft.get('tags', tagId)
    if (!tag) return noTag
    if (tag.key === key) return done(null)
    if (key !== null) freeKey(draft, key)
    draft.put('tags', { ...tag, key })
    return done(null)
  }
})
