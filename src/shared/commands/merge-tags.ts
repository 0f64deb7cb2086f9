import { z } from 'zod'
import type { Draft } from '#shared/change/draft.ts'
import { isWithin } from '#shared/codebook/tree.ts'
import type { Tag } from '#shared/model/tag.ts'
import { done, refuse } from '#shared/result.ts'
import { command } from './command.ts'
import { noTag } from './gone.ts'
import { joinNotes } from './records.ts'
import { withTagInstead } from './tagging.ts'
import { lastPlace, siblingCalled } from './tags.ts'

/** Make one tag of two: excerpts and the tags below go over, the definitions of the second stay. */
export const mergeTags = command({
  label: 'merge tags',
  input: z.strictObject({ kind: z.literal('merge-tags'), fromId: z.string(), intoId: z.string() }),
  run(draft, { fromId, intoId }, { now }) {
    const [from, into] = [draft.get('tags', fromId), draft.get('tags', intoId)]
    if (!from || !into) return noTag
    if (fromId === intoId) return refuse('Choose two different tags to merge.')
    if (isWithin(draft, intoId, fromId))
      return refuse('A tag cannot be merged into a tag below it. Move that one out first.')
    merge(draft, from, into, now())
    return done(null)
  }
})

function merge(draft: Draft, from: Tag, into: Tag, updatedAt: string): void {
  for (const excerpt of draft.filed('excerptsOfTag', from.id))
    draft.put('excerpts', withTagInstead(excerpt, from.id, into.id, updatedAt))
  draft.remove('tags', from.id)
  draft.put('tags', { ...into, key: into.key ?? from.key, note: joinNotes(into.note, from.note) })
  for (const child of draft.filed('childrenOfTag', from.id)) {
    // Tags of one name cannot stand side by side, so those become one too.
    const same = siblingCalled(draft, child.name, into.id)
    if (same) merge(draft, child, same, updatedAt)
    else draft.put('tags', { ...child, parentId: into.id, order: lastPlace(draft, into.id) })
  }
}
