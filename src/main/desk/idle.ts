export type Idling = {
  /** After how many minutes to lock; null for never. */
  readonly minutes: () => number | null
  /** Whether something is open that can be locked. */
  readonly isOpen: () => boolean
  /** Whether something may be open before long that can: it is being unlocked, or worked on. */
  readonly isComing?: () => boolean
  readonly lock: () => Promise<unknown>
  readonly now?: () => number
}

const LOOK_EVERY_MS = 10_000
/** A clock that went on for this long between two looks went on while the computer slept. */
const ASLEEP_MS = 90_000
const MINUTE_MS = 60_000

/** Lock when nobody was at work for long enough, and after the computer slept, which not every host is told of. */
export function lockWhenIdle({ minutes, isOpen, isComing = () => false, lock, now = Date.now }: Idling) {
  let stirred = now()
  let looked = now()
  // What could not be locked is locked as soon as that is possible, unless somebody is back at work.
  let isDue = false
  let isLocking = false
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  timer.unref()

  async function look(): Promise<void> {
    const at = now()
    const slept = at - looked > ASLEEP_MS
    looked = at
    // A clock that was set back would put the locking off by as much.
    stirred = Math.min(stirred, at)
    const limit = minutes()
    isDue ||= slept || (limit !== null && isOpen() && at - stirred >= limit * MINUTE_MS)
    await lockIfDue()
  }

  async function lockIfDue(): Promise<void> {
    isDue &&= isOpen() || isComing()
    if (isDue) await lockOnce()
  }

  async function lockOnce(): Promise<void> {
    if (isLocking) return
    isLocking = true
    await lock().catch(() => {})
    isLocking = false
  }

  return {
    /** Somebody is at work. */
    stir(): void {
      stirred = now()
      isDue = false
    },
    /** Lock now, or as soon as that is possible. */
    async away(): Promise<void> {
      isDue = true
      await lockIfDue()
    },
    end: () => clearInterval(timer)
  }
}
