import { z } from 'zod'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noTag } from './gone.ts'
import { nameFor } from './tags.ts'

/** Give a tag another name. */
export const renameTag = command({
  label: 'rename tag',
  input: z.strictObject({ kind: z.literal('rename-tag'), tagId: z.string(), name: z.string().max(1000) }),
  run(draft, { tagId, name }) {
    const tag = draft.get('tags', tagId)
    if (!tag) return noTag
    const named = nameFor(draft, name, tag.parentId, tagId)
    if (named.kind === 'refused') return named
    if (named.value !== tag.name) draft.put('tags', { ...tag, name: named.value })
    return done(null)
  }
})
