import type { Ask, SourceRow } from '#shared/queries/index.ts'

/** The sources fetched so far, and how many there are. */
export type Sources = { readonly rows: readonly SourceRow[]; readonly total: number }

export type FetchSourcesOptions = {
  readonly text: string
  readonly signal: AbortSignal
  /** Hear of each page as it comes. */
  readonly onSources: (sources: Sources) => void
  readonly most?: number
}

const MOST = 5000

/** Fetch the sources that hold a text by title, a page at a time, until all or the most are here. */
export async function fetchSources(ask: Ask, { text, signal, onSources, most = MOST }: FetchSourcesOptions) {
  const rows: SourceRow[] = []
  for (let total = 1; rows.length < Math.min(total, most);) {
    const reply = await ask({ kind: 'source-list', sort: 'title', text, from: rows.length }).catch(() => null)
    if (signal.aborted || reply?.kind !== 'done') return
    const page = reply.value.value
    total = page.total
    rows.push(...page.rows)
    onSources({ rows: [...rows], total: page.rows.length === 0 ? rows.length : total })
    if (page.rows.length === 0) return
  }
}
