import type { Topic } from '#shared/change/change.ts'
import type { Api } from '#shared/contract.ts'
import type { Query, ValueOf } from '#shared/queries/index.ts'
import type { Answer } from '#shared/queries/query.ts'

type Listener = () => void
type Entry = {
  readonly query: Query
  readonly listeners: Set<Listener>
  answer?: Answer<ValueOf<Query>> | undefined
  failure?: unknown
  isAsking?: boolean
}

/** How many answers nobody looks at are kept, so that going back shows something at once. */
const KEPT = 60

/** Keep the answers on screen: ask once for all who look, and again when what an answer was read from is touched. */
export function keepAnswers({ ask, on }: { readonly ask: Api['ask']; readonly on: Pick<Api['on'], 'changed'> }) {
  const entries = new Map<string, Entry>()
  const touchedAt = new Map<Topic, number>()
  let allTouchedAt = 0
  let lastHeard = 0
  // Counts the notebooks shown, since a reply of the one before may still be on its way.
  let era = 0

  on.changed(({ revision, touched }) => {
    // A gap means that a notice was lost, which may have touched anything.
    if (revision > lastHeard + 1) allTouchedAt = revision
    lastHeard = revision
    for (const topic of touched) touchedAt.set(topic, revision)
    for (const entry of entries.values())
      if (entry.listeners.size > 0 && entry.answer && isStale(entry.answer)) void refresh(entry)
  })

  /** Follow the answer to a query until the returned function is called. */
  function follow(query: Query, onAnswer: Listener): () => void {
    const key = JSON.stringify(query)
    const entry: Entry = entries.get(key) ?? { query, listeners: new Set() }
    entries.set(key, entry)
    entry.listeners.add(onAnswer)
    if (!entry.answer || isStale(entry.answer)) void refresh(entry)
    return () => {
      entry.listeners.delete(onAnswer)
      if (entry.listeners.size === 0) retire(key, entry)
    }
  }

  /** The answer as far as it is known; throws when it could not be had. */
  function read<Q extends Query>(query: Q): ValueOf<Q> | undefined {
    const entry = entries.get(JSON.stringify(query))
    if (entry?.failure) throw entry.failure
    return entry?.answer?.value as ValueOf<Q> | undefined
  }

  /** Forget every answer: another notebook is open, or notices may have been lost. `isSame` keeps showing what is shown. */
  function forget(isSame: boolean): void {
    era += 1
    touchedAt.clear()
    allTouchedAt = 0
    lastHeard = 0
    for (const [key, entry] of entries) {
      if (entry.listeners.size === 0) entries.delete(key)
      if (!isSame) entry.answer = undefined
      delete entry.failure
      void refresh(entry)
    }
  }

  async function refresh(entry: Entry): Promise<void> {
    if (entry.isAsking) return
    entry.isAsking = true
    const asked = era
    try {
      const answer = await freshAnswer(entry.query)
      if (asked === era) entry.answer = answer
    } catch (error) {
      if (asked === era) entry.failure = error
    }
    entry.isAsking = false
    if (asked !== era) return void (entry.listeners.size > 0 && refresh(entry))
    for (const onAnswer of entry.listeners) onAnswer()
  }

  async function freshAnswer(query: Query) {
    for (;;) {
      const asked = era
      const reply = await ask(query)
      if (reply.kind === 'refused') throw new Error(reply.reason)
      // A change may have overtaken the reply on its way.
      if (asked !== era || !isStale(reply.value)) return reply.value
    }
  }

  function retire(key: string, entry: Entry): void {
    entries.delete(key)
    if (!entry.answer) return
    // Put last again: the oldest go first.
    entries.set(key, entry)
    const unseen = [...entries].filter(([, { listeners }]) => listeners.size === 0)
    for (const [oldKey] of unseen.slice(0, Math.max(0, unseen.length - KEPT))) entries.delete(oldKey)
  }

  function isStale({ revision, reads }: Answer<unknown>): boolean {
    return revision < allTouchedAt || reads.some(topic => revision < (touchedAt.get(topic) ?? 0))
  }

  return { follow, read, forget }
}
