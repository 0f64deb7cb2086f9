import type { Hit } from '#shared/search.ts'

/** What was found so far. */
export type Found = {
  readonly words: string
  readonly total: number
  readonly hits: readonly Hit[]
  /** The titles of sources whose texts could not be read. */
  readonly unread: readonly string[]
  /** Why nothing could be searched; null where it could. */
  readonly problem: string | null
}

/** What was found, and the page after it; where that cannot be had, what was found stays. */
export function withMore(found: Found, next: Found): Found {
  if (next.problem !== null) return { ...found, problem: next.problem }
  return { ...found, total: next.total, problem: null, hits: [...found.hits, ...next.hits] }
}
