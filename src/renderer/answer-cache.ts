import type { Topic } from '#shared/change/change.ts'
import type { Api, Changed } from '#shared/contract.ts'
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
  const touches = keepTouches()
  // Counts the notebooks shown, since a reply of the one before may still be on its way.
  let era = 0

  on.changed(changed => {
    touches.hear(changed)
    for (const entry of entries.values())
      if (entry.listeners.size > 0 && entry.answer && touches.isStale(entry.answer)) void refresh(entry)
  })

  /** Follow the answer to a query until the returned function is called. */
  function follow(query: Query, onAnswer: Listener): () => void {
    const key = JSON.stringify(query)
    const entry: Entry = entries.get(key) ?? { query, listeners: new Set() }
    entries.set(key, entry)
    entry.listeners.add(onAnswer)
    if (!entry.answer || touches.isStale(entry.answer)) void refresh(entry)
    return () => {
      entry.listeners.delete(onAnswer)
      if (entry.listeners.size === 0) retire(entries, key)
    }
  }

  /** Ask for what will be looked at in a moment. */
  function askAhead(query: Query): void {
    if (entries.get(JSON.stringify(query))?.answer) return
    const leave = follow(query, () => leave())
  }

  /** The answer as far as it is known; throws when it could not be had. */
  function read<Q extends Query>(query: Q): ValueOf<Q> | undefined {
    const entry = entries.get(JSON.stringify(query))
    if (entry?.failure) throw entry.failure
    return entry?.answer?.value as ValueOf<Q> | undefined
  }

  /** Ask everything afresh. Meanwhile what is shown stays, unless it is of another notebook. */
  function forget({ isSameNotebook }: { readonly isSameNotebook: boolean }): void {
    era += 1
    touches.forget()
    for (const [key, entry] of entries) {
      if (entry.listeners.size === 0) entries.delete(key)
      if (!isSameNotebook) entry.answer = undefined
      delete entry.failure
      void refresh(entry)
    }
  }

  async function refresh(entry: Entry): Promise<void> {
    if (entry.isAsking || entry.listeners.size === 0) return
    entry.isAsking = true
    const asked = era
    const found = await freshAnswer(entry.query).catch((failure: unknown) => ({ failure }))
    entry.isAsking = false
    if (asked !== era) return refresh(entry)
    if ('failure' in found) entry.failure = found.failure
    else entry.answer = found
    for (const onAnswer of entry.listeners) onAnswer()
  }

  async function freshAnswer(query: Query) {
    for (;;) {
      const asked = era
      const reply = await ask(query)
      if (reply.kind === 'refused') throw new Error(reply.reason)
      // A change may have overtaken the reply on its way.
      if (asked !== era || !touches.isStale(reply.value)) return reply.value
    }
  }

  return { follow, askAhead, read, forget }
}

/** Remember at which revision each topic was last touched. */
function keepTouches() {
  const touchedAt = new Map<Topic, number>()
  let allTouchedAt = 0
  let lastHeard = 0

  return {
    hear({ revision, touched }: Pick<Changed, 'revision' | 'touched'>): void {
      // A notice was lost, which may have touched anything: there is a gap, or a revision nobody told the topics of.
      const isUntold = revision > lastHeard && touched.length === 0
      if (revision > lastHeard + 1 || isUntold) allTouchedAt = revision
      lastHeard = revision
      for (const topic of touched) touchedAt.set(topic, revision)
    },
    forget(): void {
      touchedAt.clear()
      allTouchedAt = 0
      lastHeard = 0
    },
    isStale({ revision, reads }: Answer<unknown>): boolean {
      return revision < allTouchedAt || reads.some(topic => revision < (touchedAt.get(topic) ?? 0))
    }
  }
}

/** Keep an answer that nobody looks at any more for a while; the oldest go first, and failures at once. */
function retire(entries: Map<string, Entry>, key: string): void {
  const entry = entries.get(key)
  entries.delete(key)
  if (!entry?.answer || entry.failure) return
  entries.set(key, entry)
  const unseen = [...entries].filter(([, { listeners }]) => listeners.size === 0)
  for (const [oldKey] of unseen.slice(0, Math.max(0, unseen.length - KEPT))) entries.delete(oldKey)
}
