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

  const pages = [
    { from: until, rows: lower?.rows ?? [] },
    { from, rows: upper?.rows ?? [] },
    { from: 0, rows: top?.rows ?? [] }
  ]

  function row(index: number): SourceRow | undefined {
    return pages.flatMap(page => (index >= page.from ? (page.rows[index - page.from] ?? []) : []))[0]
  }

  /** Where a source stands in the list, if that is known. */
  function indexOf(sourceId: string | null): number | null {
    for (const page of pages) {
      const at = page.rows.findIndex(({ source }) => source.id === sourceId)
      if (at >= 0) return page.from + at
    }
    return null
  }

  return { total: top?.total, row, indexOf, look: setSight }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE) * PAGE
}
