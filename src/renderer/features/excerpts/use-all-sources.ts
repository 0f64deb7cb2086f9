import { useEffect, useState } from 'react'
import { dossier } from '#renderer/bridge.ts'
import type { SourceRow } from '#shared/queries/index.ts'

const MOST = 5000

/** All sources by title, fetched a page at a time once they are wanted. */
export function useAllSources(isWanted: boolean): readonly SourceRow[] {
  const [sources, setSources] = useState<readonly SourceRow[]>([])
  useEffect(() => {
    if (!isWanted) return
    let isGone = false
    void fetchAll(rows => !isGone && setSources(rows))
    return () => {
      isGone = true
    }
  }, [isWanted])
  return sources
}

async function fetchAll(onRows: (rows: readonly SourceRow[]) => void): Promise<void> {
  const rows: SourceRow[] = []
  for (let total = 1; rows.length < Math.min(total, MOST);) {
    const reply = await dossier.ask({ kind: 'source-list', sort: 'title', from: rows.length })
    if (reply.kind !== 'done' || reply.value.value.rows.length === 0) return
    total = reply.value.value.total
    rows.push(...reply.value.value.rows)
    onRows([...rows])
  }
}
