import { lastWhere } from '#shared/text/bisect.ts'

/** What is in sight of a column of pages: those to be drawn, from first to last, and the one in the middle. */
export type NearPages = { readonly first: number; readonly last: number; readonly current: number }

/** More pages than these are never drawn at once. */
const MOST_DRAWN = 12

/** The pages to draw where a room of some height is scrolled to some place. */
export function nearPages(tops: readonly number[], scrollTop: number, height: number): NearPages {
  const at = (place: number) =>
    Math.max(
      0,
      lastWhere(tops, top => top <= place)
    )
  // Of several small pages in sight the middle one counts, but at the beginning the first, and then the next.
  const current = at(scrollTop + Math.min(height / 2, scrollTop))
  const first = Math.max(at(scrollTop - height), current - MOST_DRAWN / 2 + 1)
  return { current, first, last: Math.min(at(scrollTop + 2 * height), first + MOST_DRAWN - 1) }
}
