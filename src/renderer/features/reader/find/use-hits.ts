import { useEffect, useMemo, useState } from 'react'
import type { Stretch } from '../kernel/caret.ts'
import { findAll, searchable, type Wanted } from './hits.ts'
import { inTurns } from './in-turns.ts'

/** What was found so far. */
export type Found = { readonly hits: readonly Stretch[]; readonly isDone: boolean }

/** More are not painted, nor looked through. */
export const MOST_HITS = 5000

const nothing: Found = { hits: [], isDone: true }

/** Look for words in a text without holding the window up; null looks for nothing. */
export function useHits(text: string, wanted: Wanted | null): Found {
  const searched = useMemo(() => searchable(text), [text])
  const [found, setFound] = useState(nothing)
  useEffect(() => {
    if (!wanted) return
    const running = new AbortController()
    let hits: readonly Stretch[] = []
    const onTurn = (more: readonly Stretch[], isDone: boolean) => {
      hits = [...hits, ...more]
      setFound({ hits, isDone })
    }
    void inTurns(findAll(searched, wanted), MOST_HITS, onTurn, running.signal)
    return () => running.abort()
  }, [searched, wanted])
  return wanted ? found : nothing
}
