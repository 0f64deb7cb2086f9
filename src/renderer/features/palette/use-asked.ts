import { useEffect, useState } from 'react'
import { useStatus } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { useSearchAsker, type Search } from '#renderer/search-asker.ts'
import { t } from '#renderer/words.ts'
import type { Hit } from '#shared/search.ts'
import { isNarrower, type Entry } from './entries.ts'

const PAUSE = 120
/** Fewer letters than these stand in nearly every excerpt. */
const LEAST = 3
/** So many characters before the words show where they stand. */
const LEAD = 30

/** Ask the notebook for the sources and excerpts that hold what is typed, a page of each; each is shown as it comes. */
export function useAsked(typed: string): Answer {
  const words = typed.trim()
  const { revision } = useStatus()
  const search = useSearchAsker()
  const [sources, setSources] = useState<For<readonly Entry[]>>({ words: '', answer: [] })
  const [excerpts, setExcerpts] = useState<For<Answer>>({ words: '', answer: nothing })

  useEffect(() => {
    if (!words) return
    let isGone = false
    const timer = setTimeout(() => {
      void askForSources(words).then(answer => !isGone && setSources({ words, answer }))
      void askForExcerpts(search, words).then(answer => !isGone && setExcerpts({ words, answer }))
    }, PAUSE)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [words, revision, search])

  if (!words) return nothing
  // Whatever was asked before, the search takes the words as they are typed now.
  const inAll: Entry = { kind: 'find', id: 'find', name: words }
  const { places, entries } = isNarrower(words, excerpts.words) ? excerpts.answer : nothing
  return { places, entries: [...(isNarrower(words, sources.words) ? sources.answer : []), ...entries, inAll] }
}

/** The source that an excerpt stands in, by its id. */
export type Places = ReadonlyMap<string, string>
/** An answer, and the words it was given for. */
type For<Value> = { readonly words: string; readonly answer: Value }
type Answer = { readonly entries: readonly Entry[]; readonly places: Places }

const nothing: Answer = { entries: [], places: new Map() }

async function askForSources(text: string): Promise<readonly Entry[]> {
  const reply = await dossier.ask({ kind: 'source-list', text, sort: 'title' }).catch(() => null)
  if (reply?.kind !== 'done') return []
  return reply.value.value.rows.map(({ source, excerpts }) => ({
    kind: 'source',
    id: source.id,
    name: source.title,
    detail: [source.publisher, t('{count, plural, one {# excerpt} other {# excerpts}}', { count: excerpts })]
      .filter(Boolean)
      .join(' · ')
  }))
}

async function askForExcerpts(search: Search, words: string): Promise<Answer> {
  if (words.length < LEAST) return nothing
  const reply = await search({ words, only: 'excerpts' }).catch(() => null)
  if (reply?.kind !== 'done') return nothing
  const hits = [...new Map(reply.value.hits.toReversed().map(hit => [hit.excerptId, hit])).values()].toReversed()
  return {
    places: new Map(
      hits.flatMap(({ excerptId, sourceId }) => (excerptId && sourceId ? [[excerptId, sourceId] as const] : []))
    ),
    entries: hits.flatMap(hit => (hit.excerptId ? [excerptEntry(hit, hit.excerptId)] : []))
  }
}

/** An excerpt by the words that were found in it, or in the note on it, and what stands around them. */
function excerptEntry({ before, text, after, sourceTitle }: Hit, id: string): Entry {
  const lead = before.length > LEAD ? `…${before.slice(-LEAD).replace(/^\S*\s/, '')}` : before
  const found = { start: lead.length, end: lead.length + text.length }
  return { kind: 'excerpt', id, name: `${lead}${text}${after}`, found, detail: sourceTitle }
}
