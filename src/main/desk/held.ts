import { basename } from 'node:path'
import type { Changed, Desk, VaultWork } from '#shared/contract.ts'
import { done, refuse, type Outcome, type Result } from '#shared/result.ts'
import { keepBackups, type KeptBackups } from '#main/backups/keep-backups.ts'
import { openHistory, type KeptHistory } from '#main/custody/ask-history.ts'
import { openNotebook } from '#main/open-notebook.ts'
import { openSearch, type Search } from '#main/search/index.ts'
import type { Session } from '#main/session.ts'
import type { Disk } from '#main/storage/disk.ts'
import { holderAtOnce } from '#main/storage/holder.ts'
import { describeSyncing, watchFolder, type Synchronised } from './syncing.ts'
import type { Vault } from './vault.ts'

/** The notebook that is open, with what was derived from it. */
export type Open = {
  readonly session: Session
  readonly search: Search
  readonly backups: KeptBackups
  readonly history: KeptHistory
  /** The disk that deciphers it; null where it is not encrypted. */
  readonly unlocked: Disk | null
  /** What to know of the folder that it lies in, where another program synchronises it. */
  readonly synchronised: Synchronised | null
  /** Stops looking for what may still arrive. */
  readonly stopLooking: () => void
}

export type OpenOptions = {
  readonly host: Desk['host']
  readonly vault: Vault
  readonly by: () => string
  readonly announce: (changed: Changed) => void
  /** Another notebook is open, or none, or one is locked or worked on. */
  readonly onTurn: () => Promise<void>
  /** The same notebook is open, and something else is to be said of it. */
  readonly onWord: () => Promise<void>
  readonly onWorked: (work: VaultWork) => void
  /** Somebody else holds what is just being opened, or what is said of that holds no longer. */
  readonly onElsewhere: () => Promise<void>
}

/** The one notebook from the inside. At most one of `current`, `locked` and `work` is set. */
export type Held = OpenOptions & {
  readonly begun: Set<Promise<unknown>>
  current: Open | null
  /** The path of the encrypted notebook that waits for its passphrase. */
  locked: string | null
  work: VaultWork | null
  /** What is just being opened: who else held it before. */
  opening: { readonly elsewhere: Desk['elsewhere'] } | null
  /** Ends the work that goes on. */
  stopping: AbortController | null
  /** Counts what was tried to unlock, so that an attempt that was given up opens nothing. */
  attempt: number
  /** Why it was not locked when it should have been. */
  notLocked: string | null
  turning: Promise<unknown>
  /** Above 0 while nothing of the open notebook is begun at once: it is being closed, or what was sent to it before waits. */
  heldBack: number
}

/** What others are told of who holds the notebook. */
export const hostNames = { electron: 'the Dossier app', web: 'Dossier in a browser' } as const

const NOTHING_OPEN = 'No notebook is open. Open one first.'
const LOCKED = 'The notebook is locked. Unlock it first.'
/** Said of what belongs to another notebook. */
export const ANOTHER = 'Another notebook is open by now. Nothing was changed.'
const AT_WORK = 'The files of the notebook are being worked on. Wait until that is done.'

/**
 * Do something with the open notebook, once it is open. What is asked for first is begun first.
 *
 * What belongs to the notebook at a path is done there while it is open, or nowhere.
 */
export async function use<T>(
  held: Held,
  work: (open: Open) => Promise<T>,
  of?: string
): Promise<T | ReturnType<typeof refuse>> {
  if (held.work) return refuse(AT_WORK)
  if (of === undefined) await held.turning
  // What belongs to the open notebook goes there at once, since that may be closed by then.
  else if (held.heldBack > 0 || held.current?.session.path !== of) {
    held.heldBack += 1
    await held.turning
    held.heldBack -= 1
  }
  if (!held.current) return refuse(held.locked === null ? NOTHING_OPEN : LOCKED)
  if (isOfAnother(held.current, of)) return refuse(ANOTHER)
  const working = work(held.current)
  held.begun.add(working)
  try {
    return await working
  } finally {
    held.begun.delete(working)
  }
}

/** Whether something belongs to another notebook than the one that is open. */
export function isOfAnother({ session }: Open, of: string | undefined): boolean {
  return of !== undefined && session.path !== of
}

/** Open, close or turn to something else: each waits for the one before. */
export function turn<T>(held: Held, work: () => Promise<T>): Promise<T> {
  const turned = held.turning.then(work)
  held.turning = turned.catch(() => {})
  return turned
}

/** Open the notebook at a place, and close the one before it once the new one is open. Who else holds it is said first. */
export async function openAt(held: Held, place: string, unlocked: Disk | null): Promise<Result<null>> {
  const elsewhere = heldElsewhere(place)
  held.opening = { elsewhere }
  try {
    if (elsewhere) await held.onElsewhere()
    return await openInstead(held, place, unlocked)
  } finally {
    const isSaid = held.opening?.elsewhere
    held.opening = null
    if (isSaid) await held.onElsewhere()
  }
}

/** Who else holds what is just being opened, or what waits for its passphrase. */
export function whoElse({ opening, locked }: Pick<Held, 'opening' | 'locked'>): Desk['elsewhere'] {
  // While it is opened its lock may be one's own.
  if (opening) return opening.elsewhere
  return locked === null ? null : heldElsewhere(locked)
}

/** Who holds a notebook, as its lock says, of which nothing more is read. */
export function heldElsewhere(place: string): Desk['elsewhere'] {
  const heldBy = holderAtOnce(place)
  return heldBy === null ? null : { name: basename(place, '.dossier'), heldBy }
}

async function openInstead(held: Held, place: string, unlocked: Disk | null): Promise<Result<null>> {
  const opened = await openNotebook(place, optionsOf(held, unlocked))
  if (opened.kind === 'refused') return opened
  const closed = await letGo(held)
  if (closed.kind !== 'done') {
    await opened.value.close()
    return refuse(`The open notebook could not be closed. ${closed.reason}`)
  }
  await hold(held, opened.value, unlocked)
  return done(null)
}

async function hold(held: Held, session: Session, unlocked: Disk | null): Promise<void> {
  const { path } = session
  const synchronised = await describeSyncing(path)
  const stopLooking = session.mayArrive ? watchFolder(path, () => turn(held, () => openAgain(held, path))) : () => {}
  const derived = {
    search: openSearch(session),
    backups: keepBackups(session),
    history: openHistory(path, session.disk),
    unlocked
  }
  held.current = { session, ...derived, synchronised, stopLooking }
  held.locked = null
  held.opening = null
  await held.onTurn()
}

/** Open a notebook anew of which more has arrived. What is open is read only, so nothing of it can be lost. */
async function openAgain(held: Held, path: string): Promise<void> {
  const was = held.current
  if (was?.session.path !== path || !was.session.mayArrive) return
  const opened = await openNotebook(path, optionsOf(held, was.unlocked))
  if (opened.kind === 'refused') return
  await Promise.allSettled(held.begun)
  was.stopLooking()
  await was.session.close()
  await Promise.all([was.search.close(), was.history.close(), was.backups.close()])
  await hold(held, opened.value, was.unlocked)
}

function optionsOf({ by, announce, host }: Held, unlocked: Disk | null) {
  return { by, announce, write: true, host: hostNames[host], ...(unlocked && { disk: unlocked }) }
}

/** Close the open notebook once everything is on disk, and forget its keys; it stays open when that cannot be. */
export async function letGo(held: Held): Promise<Outcome<null>> {
  const open = held.current
  if (!open) return done(null)
  held.heldBack += 1
  try {
    return await leave(held, open)
  } finally {
    held.heldBack -= 1
  }
}

async function leave(held: Held, open: Open): Promise<Outcome<null>> {
  await Promise.allSettled(held.begun)
  // While the lock is held: whoever takes it next may encrypt the notebook or erase something.
  if ((await open.session.save()).kind === 'done') await open.backups.catchUp()
  const closed = await open.session.close()
  if (closed.kind !== 'done') return closed
  open.stopLooking()
  await Promise.all([open.search.close(), open.history.close(), open.backups.close()])
  if (open.unlocked) held.vault.forget(open.unlocked)
  held.current = null
  held.notLocked = null
  return closed
}
