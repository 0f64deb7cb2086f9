import { t } from '#renderer/words.ts'
import type { Hit } from '#shared/search.ts'

/** As much stands around a hit, where there is as much. */
const CONTEXT = 80

/** A hit with its place among all hits. */
export type NumberedHit = Hit & { readonly id: string }

/** The hits of one source, or of the notes that stand on no source. */
export type HitGroup = { readonly id: string; readonly title: string; readonly hits: readonly NumberedHit[] }

/** Gather hits under their sources, in the order they came. */
export function groupHits(hits: readonly Hit[]): readonly HitGroup[] {
  const groups = new Map<string, { readonly title: string; readonly hits: NumberedHit[] }>()
  hits.forEach((hit, index) => {
    const id = hit.sourceId ?? `tag ${hit.tagId ?? ''}`
    const group = groups.get(id) ?? { title: titleOf(hit), hits: [] }
    groups.set(id, group)
    group.hits.push({ ...hit, id: `hit-${index}` })
  })
  return [...groups].map(([id, group]) => ({ id, ...group }))
}

/** Say what kind of text a hit stands in. */
export function kindOf(hit: Pick<Hit, 'in' | 'excerptId' | 'tagId' | 'sourceId'>): string {
  if (hit.in === 'source') return t('Text')
  if (hit.in === 'excerpt') return t('Excerpt')
  if (hit.excerptId) return t('Note on an excerpt')
  if (hit.tagId) return t('Note on a tag')
  return hit.sourceId ? t('Note on the source') : t('Note on the notebook')
}

/** What stands before a hit, from the beginning of a word. */
export function fromWord(before: string): string {
  return before.length < CONTEXT ? before : `…${before.replace(/^\S*\s+/, '')}`
}

/** What stands after a hit, to the end of a word. */
export function toWord(after: string): string {
  return after.length < CONTEXT ? after : `${after.replace(/\s+\S*$/, '')}…`
}

function titleOf(hit: Hit): string {
  if (hit.tagId) return t('Tag {name}', { name: hit.sourceTitle })
  return hit.sourceTitle || t('Untitled source')
}
