import { useState } from 'react'
import { useAnswer, useLatestAnswer } from '#renderer/answers.ts'
import type { SourceRow } from '#shared/queries/index.ts'

export type SourceSort = 'added' | 'title' | 'published'

const PAGE = 100

/** The sources of the library as far as they are in sight: `row` gives one that is here, `look` says which are wanted. */
export function useSourceRows(text: string, sort: SourceSort) {
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const query = { kind: 'source-list', text, sort } as const
  const top = useLatestAnswer({ ...query, from: 0 })
  const from = pageOf(sight.first)
  const until = pageOf(sight.last)
  // What is in sight lies on two pages at most.
  const upper = useAnswer({ ...query, from })
  const lower = useAnswer({ ...query, from: until })

  function row(index: number): SourceRow | undefined {
    const pages = [
      { from: until, page: lower },
      { from, page: upper },
      { from: 0, page: top }
    ]
    return pages.flatMap(({ from: start, page }) => (index >= start ? (page?.rows[index - start] ?? []) : []))[0]
  }

  return { total: top?.total, row, look: setSight }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE) * PAGE
}
