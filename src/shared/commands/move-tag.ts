import { z } from 'zod'
import type { Draft } from '#shared/change/draft.ts'
import { childrenOf, isWithin } from '#shared/codebook/tree.ts'
import type { Tag } from '#shared/model/tag.ts'
import { done, refuse, type Refused } from '#shared/result.ts'
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
    if (!tag) return noTag
    const refusal = refusalOf(draft, tag, parentId)
    if (refusal) return refusal
    const beside = childrenOf(draft, parentId).filter(other => other.id !== tagId)
    const index = beforeId === null ? beside.length : beside.findIndex(other => other.id === beforeId)
    if (index < 0) return refuse('The tag to put it before is no longer there. Choose another place.')
    place(draft, { ...tag, parentId, colour: tag.colour ?? (parentId ? null : leastUsedColour(draft)) }, beside, index)
    return done(null)
  }
})

/** Why a tag cannot stand below a parent; null where it can. */
function refusalOf(draft: Draft, tag: Tag, parentId: string | null): Refused | null {
  if (parentId !== null && !draft.get('tags', parentId)) return noTag
  if (parentId !== null && isWithin(draft, parentId, tag.id)) return refuse('A tag cannot be moved below itself.')
  const named = nameFor(draft, tag.name, parentId, tag.id)
  return named.kind === 'refused' ? named : null
}

/** Put a tag among others. They stay as they are, unless there is no number left for it. */
function place(draft: Draft, tag: Tag, beside: readonly Tag[], index: number): void {
  const before = beside[index - 1]?.order ?? -Infinity
  const after = beside[index]?.order ?? Infinity
  const order = before < tag.order && tag.order < after ? tag.order : between(before, after)
  if (before < order && order < after) return keep(draft, { ...tag, order })
  beside.forEach((other, i) => keep(draft, { ...other, order: i < index ? i : i + 1 }))
  keep(draft, { ...tag, order: index })
}

function between(before: number, after: number): number {
  if (before === -Infinity) return after === Infinity ? 1 : after - 1
  return after === Infinity ? before + 1 : (before + after) / 2
}

function keep(draft: Draft, tag: Tag): void {
  const known = draft.get('tags', tag.id)
  if (!known || !isSame(tag, known)) draft.put('tags', tag)
}
