import { useCallback, useState, useSyncExternalStore } from 'react'
import type { Desk, Status } from '#shared/contract.ts'
import type { Query, ValueOf } from '#shared/queries/index.ts'
import { keepAnswers } from './answer-cache.ts'
import { connection, dossier } from './bridge.ts'
import { keepValue } from './kept-value.ts'
import { keepStatus } from './latest-status.ts'

const answers = keepAnswers(dossier)
const status = keepStatus(dossier)
const desk = keepValue<Desk | undefined>(undefined)

dossier.on.desked(turnTo)
connection.follow(() => {
  // Notices may have been lost with the connection.
  if (connection.get() === 'here') void askAfresh()
})
void askAfresh()

/** Show the answer to a query and follow it as the notebook changes; `undefined` until the first answer is here. */
export function useAnswer<Q extends Query>(query: Q): ValueOf<Q> | undefined {
  // The key stands in for the query, which callers write out anew on every render.
  const key = JSON.stringify(query)
  const follow = useCallback((onAnswer: () => void) => answers.follow(JSON.parse(key) as Query, onAnswer), [key])
  return useSyncExternalStore(follow, () => answers.read(query))
}

/** The same, but go on showing the answer to the query before until the new one is here: for filters being typed. */
export function useLatestAnswer<Q extends Query>(query: Q): ValueOf<Q> | undefined {
  const answer = useAnswer(query)
  const [before, setBefore] = useState(answer)
  if (answer !== undefined && answer !== before) setBefore(answer)
  return answer ?? before
}

/** Ask for what is about to be shown, before whoever shows it is drawn. */
export function askAhead(query: Query): void {
  answers.askAhead(query)
}

/** Where the notebook stands: its revision, whether it is saved, what can be undone. */
export function useStatus(): Status {
  return useSyncExternalStore(status.follow, status.get)
}

/** Read what is open and what is set, outside of rendering. */
export function currentDesk(): Desk | undefined {
  return desk.get()
}

/** What is open and what could be; `undefined` until it is known. */
export function useDesk(): Desk | undefined {
  return useSyncExternalStore(desk.follow, desk.get)
}

/** Whether the main process answers. */
export function useConnection(): 'here' | 'lost' {
  return useSyncExternalStore(connection.follow, connection.get)
}

async function askAfresh(): Promise<void> {
  try {
    const reply = await dossier.desk()
    if (reply.kind === 'done') turnTo(reply.value)
    answers.forget({ isSameNotebook: true })
    await status.ask()
  } catch {
    // The connection is lost, which is shown; when it is back, this runs again.
  }
}

function turnTo(latest: Desk): void {
  const before = desk.get()
  desk.set(latest)
  if (!before || before.open?.path === latest.open?.path) return
  answers.forget({ isSameNotebook: false })
  status.forget()
  void status.ask().catch(() => {})
}
