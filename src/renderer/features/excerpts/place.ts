import type { Place } from '#shared/model/excerpt.ts'

/** Say where a passage stands in its source: “p. 14, ¶ 3”. */
export function placeOf({ page, paragraph }: Place): string {
  return [page === null ? '' : `p. ${page}`, paragraph === null ? '' : `¶ ${paragraph}`].filter(Boolean).join(', ')
}
