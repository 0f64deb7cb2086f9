import { t } from '#renderer/words.ts'
import type { SearchAnswer, SearchRequest } from '#shared/search.ts'
import type { Hit } from '#shared/search.ts'
import type { Result } from '#shared/result.ts'

/** The most hits that are tagged at once: more would not be looked through. */
export const MOST_HITS = 2000

/** The hits in the texts of sources, as many as are offered, and how many places hold the words in all. */
export type Gathered = { readonly hits: readonly Hit[]; readonly isCut: boolean }

type Search = (request: SearchRequest) => Promise<Result<SearchAnswer>>

/** Ask for all hits, a page at a time, and keep those in texts: notes and excerpts are not marked again. */
export async function gatherHits(search: Search, words: string, isWanted: () => boolean): Promise<Result<Gathered>> {
  const hits: Hit[] = []
  for (let from = 0; ;) {
    const reply = await search({ words, from })
    if (reply.kind === 'refused') return reply
    const { hits: page, total } = reply.value
    hits.push(...page.filter(hit => hit.in === 'source' && hit.sourceId !== null))
    from += page.length
    if (hits.length > MOST_HITS) return { kind: 'done', value: { hits: hits.slice(0, MOST_HITS), isCut: true } }
    if (page.length === 0 || from >= total || !isWanted()) return { kind: 'done', value: { hits, isCut: false } }
  }
}

/** Say how many of the hits are chosen, and in how many sources they stand. */
export function countInWords(hits: readonly Hit[], left: ReadonlySet<number>): string {
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
