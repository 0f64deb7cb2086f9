import { useEffect, useRef, useState } from 'react'
import { useStatus } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { useSearchAsker, type Search } from '#renderer/search-asker.ts'
import { t } from '#renderer/words.ts'
import { withMore, type Found } from './found.ts'

const PAUSE_MS = 180

/** Search a little after the last key, and again when the notebook changed; null until there is an answer. */
export function useHits(words: string) {
  const [found, setFound] = useState<Found | null>(null)
  const { revision } = useStatus()
  const wanted = words.trim()
  const search = useSearchAsker()
  // After which hits the next page was asked for.
  const askedAfter = useRef<Found | null>(null)

  useEffect(() => {
    if (!wanted) return
    let isGone = false
    const timer = setTimeout(() => {
      void ask(search, wanted, 0).then(answer => !isGone && setFound(answer))
    }, PAUSE_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [wanted, revision, search])

  async function more(): Promise<void> {
    if (!found || askedAfter.current === found) return
    askedAfter.current = found
    // Another page gives up nothing, and is given up for nothing.
    const next = await ask(dossier.search, found.words, found.hits.length)
    setFound(latest => (latest === found ? withMore(found, next) : latest))
  }

  return { found: wanted ? found : null, isBehind: found !== null && wanted !== '' && found.words !== wanted, more }
}

async function ask(search: Search, words: string, from: number): Promise<Found> {
  const reply = await search({ words, from }).catch(() => null)
  if (reply?.kind === 'done') return { words, problem: null, ...reply.value }
  return {
    words,
    total: 0,
    hits: [],
    unread: [],
    problem: reply?.reason ?? t('Dossier does not answer. Try again in a moment.')
  }
}
