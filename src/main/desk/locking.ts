import type { Secret } from '#shared/contract.ts'
import { done, refuse, type Outcome, type Result } from '#shared/result.ts'
import { letGo, openAt, turn, type Held } from './held.ts'

const NOT_LOCKED = 'No notebook waits for its passphrase.'
const STOPPED = 'Unlocking was stopped.'

/** Close the encrypted notebook, forget its keys and wait for its passphrase; it stays open where it cannot be saved. */
export function lock(held: Held): Promise<Outcome<null>> {
  // What is being unlocked meanwhile stays locked.
  held.attempt += 1
  return turn(held, async () => {
    if (!held.current) return done(null)
    if (!held.current.unlocked) return refuse('Only an encrypted notebook can be locked.')
    const { path } = held.current.session
    const closed = await letGo(held)
    if (closed.kind === 'done') {
      held.locked = path
      await held.onTurn()
    } else if (held.notLocked !== closed.reason) {
      held.notLocked = closed.reason
      await held.onWord()
    }
    return closed
  })
}

/** Open the notebook that waits for it. Keys are derived outside of turns, so that another notebook can be chosen meanwhile. */
export async function unlock(held: Held, secret: Secret): Promise<Result<null>> {
  await held.turning
  const place = held.locked
  if (place === null) return held.current ? done(null) : refuse(NOT_LOCKED)
  held.attempt += 1
  const { attempt } = held
  const unlocked = await held.vault.unlock(place, secret)
  if (unlocked.kind === 'refused') return attempt === held.attempt ? unlocked : refuse(STOPPED)
  return turn(held, async () => {
    const isWanted = held.locked === place && attempt === held.attempt
    let isOpen = false
    try {
      const opened = isWanted ? await openAt(held, place, unlocked.value) : refuse(STOPPED)
      isOpen = opened.kind === 'done'
      return opened
    } finally {
      if (!isOpen) held.vault.forget(unlocked.value)
    }
  })
}
