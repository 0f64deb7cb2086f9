import { useEffect, useState } from 'react'
import { dossier } from './bridge.ts'

export type Search = typeof dossier.search

/** Search as one asker, whose next question gives up the one before; others go on waiting for theirs. */
export function searchAsker(): Search {
  const id = crypto.randomUUID()
  let turn = 0
  return request => dossier.search({ ...request, asker: { id, turn: (turn += 1) } })
}

/** The same for a part of the window; once that is gone, nothing is searched for it any more. */
export function useSearchAsker(): Search {
  const [search] = useState(searchAsker)
  useEffect(() => () => void search({ words: '' }).catch(() => {}), [search])
  return search
}
