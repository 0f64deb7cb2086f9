import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { done, refuse, type Outcome, type Result } from '#shared/result.ts'
import type { Changed, Desk } from '#shared/contract.ts'
import { openNotebook } from '#main/open-notebook.ts'
import { keepBackups, type KeptBackups } from '#main/backups/keep-backups.ts'
import { openSearch, type Search } from '#main/search/index.ts'
import type { Session } from '#main/session.ts'

/** The notebook that is open, with what was derived from it. */
export type Open = { readonly session: Session; readonly search: Search; readonly backups: KeptBackups }

export type OpenOptions = {
  readonly host: Desk['host']
  readonly by: () => string
  readonly announce: (changed: Changed) => void
  /** Another notebook is open, or none. */
  readonly onTurn: () => Promise<void>
}

const hostNames = { electron: 'the Dossier app', web: 'Dossier in a browser' }
const NOTHING_OPEN = 'No notebook is open. Open one first.'

/** Hold the one notebook that is open; opening and closing wait for each other and for what was begun. */
export function holdOne({ host, by, announce, onTurn }: OpenOptions) {
  const begun = new Set<Promise<unknown>>()
  let current: Open | null = null
  let turning: Promise<unknown> = Promise.resolve()

  /** Do something with the open notebook, once it is open. What is asked for first is begun first. */
  async function use<T>(work: (open: Open) => Promise<T>): Promise<T | ReturnType<typeof refuse>> {
    await turning
    if (!current) return refuse(NOTHING_OPEN)
    const working = work(current)
    begun.add(working)
    try {
      return await working
    } finally {
      begun.delete(working)
    }
  }

  /** Find or make a notebook, open it, and close the one before it once the new one is open. */
  function open(find: () => Promise<Result<string>>): Promise<Result<null>> {
    return turn(async () => {
      const found = await find()
      if (found.kind === 'refused') return found
      const place = await realpath(found.value).catch(() => resolve(found.value))
      if (current?.session.path === place) return done(null)
      const opened = await openNotebook(place, { by, announce, write: true, host: hostNames[host] })
      if (opened.kind === 'refused') return opened
      const closed = await letGo()
      if (closed.kind !== 'done') {
        await opened.value.close()
        return refuse(`The open notebook could not be closed. ${closed.reason}`)
      }
      const session = opened.value
      current = { session, search: openSearch(session), backups: keepBackups(session) }
      await onTurn()
      return done(null)
    })
  }

  /** Close the notebook once everything is on disk; it stays open when that cannot be. */
  function close(): Promise<Outcome<null>> {
    return turn(async () => {
      const wasOpen = current !== null
      const closed = await letGo()
      if (closed.kind === 'done' && wasOpen) await onTurn()
      return closed
    })
  }

  function turn<T>(work: () => Promise<T>): Promise<T> {
    const turned = turning.then(work)
    turning = turned.catch(() => {})
    return turned
  }

  async function letGo(): Promise<Outcome<null>> {
    if (!current) return done(null)
    await Promise.allSettled(begun)
    const closed = await current.session.close()
    if (closed.kind !== 'done') return closed
    await Promise.all([current.search.close(), current.backups.close()])
    current = null
    return closed
  }

  return { use, open, close, current: () => current }
}
