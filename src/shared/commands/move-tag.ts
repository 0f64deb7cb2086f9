import { z } from 'zod'
import type { Draft } from '#shared/change/draft.ts'
import { childrenOf, isWithin } from '#shared/codebook/tree.ts'
import type { Tag } from '#shared/model/tag.ts'
import { done, refuse } from '#shared/result.ts'
import { command } from './command.ts'
import { noTag } from './gone.ts'
import { isSame } from './records.ts'
import { leastUsedColour, nameFor } from './tags.ts'

/** Move a tag, with those below it, under another tag or to the top: before a tag there, or last. */
export const moveTag = command({
  label: 'move tag',
  input: z.strictObject({
    kind: z.literal('move-tag'),
    tagId: z.string(),
    parentId: z.string().nullable(),
    beforeId: z.string().nullable().default(null)
  }),
  run(draft, { tagId, parentId, beforeId }) {
    const tag = draft.get('tags', tagId)
    if (!tag || (parentId !== null && !draft.get('tags', parentId))) return noTag
    if (parentId !== null && isWithin(draft, parentId, tagId)) return refuse('A tag cannot be moved below itself.')
    const named = nameFor(draft, tag.name, parentId, tagId)
    if (named.kind === 'refused') return named
    const beside = childrenOf(draft, parentId).filter(other => other.id !== tagId)
    const before = beforeId === null ? beside.length : beside.findIndex(other => other.id === beforeId)
    if (before < 0) return refuse('The tag to put it before is no longer there. Choose another place.')
    const colour = tag.colour ?? (parentId ? null : leastUsedColour(draft))
    const moved = { ...tag, parentId, colour, order: placeBefore(draft, beside, before, tag, parentId) }
    if (!isSame(moved, tag)) draft.put('tags', moved)
    return done(null)
  }
})

/** A place between two tags. The others stay where they are, unless there is no number left between them. */
function placeBefore(draft: Draft, beside: readonly Tag[], index: number, tag: Tag, parentId: string | null): number {
  const low = beside[index - 1]?.order
  const high = beside[index]?.order
  const isThere = tag.parentId === parentId && (low ?? -Infinity) < tag.order && tag.order < (high ?? Infinity)
  if (isThere) return tag.order
  if (high === undefined) return low === undefined ? 1 : low + 1
  const place = low === undefined ? high - 1 : (low + high) / 2
  if ((low === undefined || low < place) && place < high) return place
  beside.forEach((other, i) => draft.put('tags', { ...other, order: i < index ? i + 1 : i + 2 }))
  return index + 1
}
