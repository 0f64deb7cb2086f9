import { useEffect, useState } from 'react'
import { dossier } from '#renderer/bridge.ts'
import type { SourceRow } from '#shared/queries/index.ts'
import { fetchSources, type Sources } from './fetch-sources.ts'

const none: Sources = { rows: [], total: 0 }

/** All sources by title once they are wanted; of more than fit into a list, those that hold what is typed. */
export function useAllSources(isWanted: boolean, typed: string): readonly SourceRow[] {
  const all = useSources(isWanted, '')
  const isSearching = isWanted && all.rows.length < all.total && typed.trim() !== ''
  const found = useSources(isSearching, typed.trim())
  return isSearching ? found.rows : all.rows
}

function useSources(isWanted: boolean, text: string): Sources {
  const [sources, setSources] = useState(none)
  useEffect(() => {
    if (!isWanted) return
    const leaving = new AbortController()
    void fetchSources(dossier.ask, { text, signal: leaving.signal, onSources: setSources })
    return () => leaving.abort()
  }, [isWanted, text])
  return sources
}
