import type { Excerpt, Tagging } from '#shared/model/excerpt.ts'
import type { Context } from './command.ts'

/** Put tags on an excerpt that was marked before, and note who does it; the same excerpt where it bears them already. */
export function withTags(
  excerpt: Excerpt,
  tagIds: readonly string[],
  { by, now }: Pick<Context, 'by' | 'now'>
): Excerpt {
  const added = [...new Set(tagIds)].filter(tagId => !excerpt.tagIds.includes(tagId))
  if (added.length === 0) return excerpt
  const at = now()
  const later = [...(excerpt.taggedLater ?? []), ...added.map(tagId => ({ tagId, by, at }))]
  return retagged(excerpt, [...excerpt.tagIds, ...added], later, at)
}

/** Take tags off an excerpt; the same excerpt where it bears none of them. */
export function withoutTags(excerpt: Excerpt, tagIds: ReadonlySet<string>, at: string): Excerpt {
  const kept = excerpt.tagIds.filter(id => !tagIds.has(id))
  return kept.length === excerpt.tagIds.length ? excerpt : retagged(excerpt, kept, excerpt.taggedLater ?? [], at)
}

/** Let an excerpt bear one tag in the place of another. Who judged the passage did so under the other name. */
export function withTagInstead(excerpt: Excerpt, fromId: string, intoId: string, at: string): Excerpt {
  const tagIds = [...new Set(excerpt.tagIds.map(id => (id === fromId ? intoId : id)))]
  if (excerpt.tagIds.includes(intoId)) return retagged(excerpt, tagIds, excerpt.taggedLater ?? [], at)
  const later = (excerpt.taggedLater ?? []).map(one => (one.tagId === fromId ? { ...one, tagId: intoId } : one))
  return retagged(excerpt, tagIds, later, at)
}

function retagged(excerpt: Excerpt, tagIds: readonly string[], later: readonly Tagging[], updatedAt: string): Excerpt {
  const { taggedLater: _, ...rest } = excerpt
  const taggedLater = later.filter(({ tagId }) => tagIds.includes(tagId))
  return { ...rest, tagIds, ...(taggedLater.length > 0 && { taggedLater }), updatedAt }
}
