import type { Draft } from '#shared/change/draft.ts'
import { isSameName, problemOfName, tidyName } from '#shared/codebook/names.ts'
import { childrenOf, pathOf, subtreeOf } from '#shared/codebook/tree.ts'
import { TOP } from '#shared/model/notebook.ts'
import { colours, type Colour, type Tag } from '#shared/model/tag.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import type { Context } from './command.ts'
import { noTag } from './gone.ts'

/** Tidy a name for a tag among those below a parent, or say why it cannot have it. */
export function nameFor(draft: Draft, name: string, parentId: string | null, exceptId?: string): Result<string> {
  const tidied = tidyName(name)
  const problem = problemOfName(tidied)
  if (problem) return refuse(problem)
  const same = siblingCalled(draft, tidied, parentId, exceptId)
  if (same) return refuse(`There is already a tag “${pathOf(draft, same.id)}”. Choose another name, or use that tag.`)
  return done(tidied)
}

/** Find the tag of a name below a parent, or at the top. */
export function siblingCalled(draft: Draft, name: string, parentId: string | null, exceptId?: string): Tag | undefined {
  return draft.filed('childrenOfTag', parentId ?? TOP).find(tag => tag.id !== exceptId && isSameName(tag.name, name))
}

/** Make a tag without anything but its name, last below its parent. */
export function blankTag(draft: Draft, id: string, name: string, parentId: string | null): Tag {
  return {
    id,
    name,
    parentId,
    order: lastPlace(draft, parentId),
    colour: parentId ? null : leastUsedColour(draft),
    key: null,
    definition: '',
    counts: '',
    doesNotCount: '',
    example: '',
    note: ''
  }
}

/** The place after every tag below a parent. */
export function lastPlace(draft: Draft, parentId: string | null): number {
  const orders = draft.filed('childrenOfTag', parentId ?? TOP).map(tag => tag.order)
  return orders.reduce((most, order) => Math.max(most, order), 0) + 1
}

/** The colour that the fewest tags at the top have, the first in the palette of those. */
export function leastUsedColour(draft: Draft): Colour {
  const used = draft.filed('childrenOfTag', TOP).map(tag => tag.colour)
  const uses = (colour: Colour) => used.filter(one => one === colour).length
  return colours.reduce((least, colour) => (uses(colour) < uses(least) ? colour : least))
}

/** List every tag of the codebook. */
export function allTags(draft: Draft): readonly Tag[] {
  return childrenOf(draft, null).flatMap(tag => subtreeOf(draft, tag.id))
}

/** Take a key from whichever tag has it. */
export function freeKey(draft: Draft, key: number): void {
  for (const tag of allTags(draft)) if (tag.key === key) draft.put('tags', { ...tag, key: null })
}

/** The tags picked for an excerpt: those named by id, then those named anew, made where they do not exist yet. */
export function pickedTags(
  draft: Draft,
  { tagIds, newTagNames }: { readonly tagIds: readonly string[]; readonly newTagNames: readonly string[] },
  { newId }: Context
): Result<readonly string[]> {
  if (tagIds.some(id => !draft.get('tags', id))) return noTag
  const ids = new Set(tagIds)
  for (const name of newTagNames) {
    const existing = siblingCalled(draft, name, null)
    if (existing) {
      ids.add(existing.id)
      continue
    }
    const named = nameFor(draft, name, null)
    if (named.kind === 'refused') return named
    const tag = blankTag(draft, newId(), named.value, null)
    draft.put('tags', tag)
    ids.add(tag.id)
  }
  return done([...ids])
}
