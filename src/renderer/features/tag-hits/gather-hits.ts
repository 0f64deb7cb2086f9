import { t } from '#renderer/words.ts'
import type { HitToTag } from '#renderer/reading.ts'
import type { Result } from '#shared/result.ts'
import type { Hit, SearchAnswer, SearchRequest } from '#shared/search.ts'

/** The most hits that are tagged at once: more would not be looked through. */
export const MOST_HITS = 2000

/** The hits in the texts of sources, as many as are offered, and whether there are more. */
export type Gathered = { readonly hits: readonly HitToTag[]; readonly isCut: boolean }

type Search = (request: SearchRequest) => Promise<Result<SearchAnswer>>

/** Ask for all hits, a page at a time, and keep those in texts: notes and excerpts are not marked again. */
export async function gatherHits(search: Search, words: string, isWanted: () => boolean): Promise<Result<Gathered>> {
  const hits: HitToTag[] = []
  for (let from = 0; ;) {
    const reply = await search({ words, from })
    if (reply.kind === 'refused') return reply
    const { hits: page, total } = reply.value
    hits.push(...page.filter(hit => hit.in === 'source' && hit.sourceId !== null).map(inSource))
    from += page.length
    if (hits.length > MOST_HITS) return { kind: 'done', value: firstOf(hits) }
    if (page.length === 0 || from >= total || !isWanted()) return { kind: 'done', value: { hits, isCut: false } }
  }
}

/** As many of the hits as are offered at once. */
export function firstOf(hits: readonly HitToTag[]): Gathered {
  return { hits: hits.slice(0, MOST_HITS), isCut: hits.length > MOST_HITS }
}

function inSource({ sourceTitle, ...hit }: Hit): HitToTag {
  return { ...hit, where: sourceTitle }
}

/** Say how many of the hits are chosen, and in how many sources they stand. */
export function countInWords(hits: readonly Pick<HitToTag, 'sourceId'>[], left: ReadonlySet<number>): string {
  const chosen = hits.filter((_, index) => !left.has(index))
  const sources = new Set(chosen.map(({ sourceId }) => sourceId)).size
  const count = chosen.length
  return left.size > 0
    ? t('{count, number} of {all, number} hits in {sources, plural, one {# source} other {# sources}}', {
        count,
        all: hits.length,
        sources
      })
    : t('{count, plural, one {# hit} other {# hits}} in {sources, plural, one {# source} other {# sources}}', {
        count,
        sources
      })
}
