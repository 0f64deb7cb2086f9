import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Secret } from '#shared/contract.ts'
import { done, refuse, type Outcome, type Result } from '#shared/result.ts'
import { letGo, openAt, turn, use, type Held, type Open, type OpenOptions } from './held.ts'
import { lock, unlock } from './locking.ts'
import { changePassphrase, decrypt, encrypt, newRecoveryKey } from './vault-work.ts'

/** Hold the one notebook that is open; opening and closing wait for each other and for what was begun. */
export function holdOne(options: OpenOptions) {
  const held: Held = {
    ...options,
    begun: new Set(),
    current: null,
    locked: null,
    work: null,
    opening: null,
    stopping: null,
    attempt: 0,
    notLocked: null,
    turning: Promise.resolve(),
    heldBack: 0
  }
  return {
    use: <T>(work: (open: Open) => Promise<T>, of?: string) => use(held, work, of),
    /** Find or make a notebook and open it; one that is encrypted waits for its passphrase. */
    open: (find: () => Promise<Result<string>>) => turn(held, () => openFound(held, find)),
    close: () => close(held),
    lock: () => lock(held),
    unlock: (secret: Secret) => unlock(held, secret),
    encrypt: (passphrase: string, of?: string) => encrypt(held, passphrase, of),
    decrypt: (secret: Secret, of?: string) => decrypt(held, secret, of),
    changePassphrase: (secret: Secret, passphrase: string, of?: string) =>
      changePassphrase(held, { secret, passphrase }, of),
    newRecoveryKey: (secret: Secret, of?: string) => newRecoveryKey(held, secret, of),
    stop: () => stop(held),
    /** Where it stands. */
    now: (): Pick<Held, 'current' | 'locked' | 'work' | 'opening' | 'notLocked'> => held,
    /** Say no longer why it was not locked. */
    unsay: () => unsay(held)
  }
}

async function openFound(held: Held, find: () => Promise<Result<string>>): Promise<Result<null>> {
  const found = await find()
  if (found.kind === 'refused') return found
  const place = await realpath(found.value).catch(() => resolve(found.value))
  if (held.current?.session.path === place || held.locked === place) return done(null)
  if (!(await held.vault.isEncrypted(place))) return openAt(held, place, null)
  const closed = await letGo(held)
  if (closed.kind !== 'done') return refuse(`The open notebook could not be closed. ${closed.reason}`)
  held.locked = place
  await held.onTurn()
  return done(null)
}

/** Close the notebook once everything is on disk; it stays open when that cannot be. */
function close(held: Held): Promise<Outcome<null>> {
  stop(held)
  return turn(held, async () => {
    const was = held.current ?? held.locked
    const closed = await letGo(held)
    if (closed.kind !== 'done' || was === null) return closed
    held.locked = null
    await held.onTurn()
    return closed
  })
}

function stop(held: Held): Result<null> {
  held.attempt += 1
  held.stopping?.abort()
  return done(null)
}

async function unsay(held: Held): Promise<void> {
  if (held.notLocked === null) return
  held.notLocked = null
  await held.onWord()
}
