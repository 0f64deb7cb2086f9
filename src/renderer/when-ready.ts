import { isReady, runShortcut } from './shortcuts.ts'
import type { ShortcutName } from './shortcuts/table.ts'

export type Waiting = {
  /** Asked besides whether all is ready. */
  readonly isClear?: () => boolean
  /** Called instead, where an action is still not there to be done after a while; else it is waited for. */
  readonly onLate?: () => void
}

const LATE = 1500

/** Do an action as soon as the screen that was just turned to can do it, unless the hand does something else before. */
export function runWhenReady(name: ShortcutName, { isClear = () => true, onLate }: Waiting = {}): void {
  const since = performance.now()
  const hand = new AbortController()
  const isLate = () => performance.now() - since >= LATE
  const heard = { capture: true, signal: hand.signal }
  addEventListener('pointerdown', () => hand.abort(), heard)
  // A key that comes at once is meant for what comes; a hand that has waited means something else.
  addEventListener('keydown', () => isLate() && hand.abort(), heard)

  function look(): void {
    if (hand.signal.aborted) return
    const isThere = isReady(name) && isClear()
    if (!isThere && !(onLate && isLate())) return void requestAnimationFrame(look)
    hand.abort()
    if (isThere) runShortcut(name)
    else onLate?.()
  }
  requestAnimationFrame(look)
}
