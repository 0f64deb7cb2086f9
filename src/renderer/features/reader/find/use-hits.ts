import { useEffect, useMemo, useState } from 'react'
import type { Stretch } from '../kernel/caret.ts'
import { findAll, searchable, type Wanted } from './hits.ts'
import { inTurns } from './in-turns.ts'

/** What was found so far. */
export type Found = { readonly hits: readonly Stretch[]; readonly isDone: boolean }

/** More are not painted, nor looked through. */
export const MOST_HITS = 5000

const nothing: Found = { hits: [], isDone: true }
const notYet: Found = { hits: [], isDone: false }

/** What was found, and what had been looked for, and where. */
export type Kept = { readonly searched: unknown; readonly wanted: Wanted | null; readonly found: Found }

/** What was found of these words in this text; nothing yet where something else was looked for. */
export function foundOf(kept: Kept, searched: unknown, wanted: Wanted | null): Found {
  if (!wanted) return nothing
  return kept.searched === searched && kept.wanted === wanted ? kept.found : notYet
}

/** Look for words in a text without holding the window up; null looks for nothing. */
export function useHits(text: string, wanted: Wanted | null): Found {
  const searched = useMemo(() => searchable(text), [text])
  const [kept, setKept] = useState<Kept>({ searched, wanted: null, found: nothing })
  useEffect(() => {
    if (!wanted) return
    const running = new AbortController()
    let hits: readonly Stretch[] = []
    const onTurn = (more: readonly Stretch[], isDone: boolean) => {
      hits = [...hits, ...more]
      setKept({ searched, wanted, found: { hits, isDone } })
    }
    void inTurns(findAll(searched, wanted), MOST_HITS, onTurn, running.signal)
    return () => running.abort()
  }, [searched, wanted])
  return foundOf(kept, searched, wanted)
}
