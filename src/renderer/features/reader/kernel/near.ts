import type { Stretch } from './caret.ts'

/** As many characters on either side of what is in sight are painted with it: more than a screen of them. */
const REACH = 4000
/** Where the text is scrolled to, and where it comes from: all that is painted is drawn anew with every change. */
const AHEAD = 4500
const BEHIND = 1500
/** When fewer are left, the text is painted anew: to do so with every frame would cost most. */
const LEFT = 500

/** What is painted while a stretch is in sight; more of what comes next where the text is scrolled on from `before`. */
export function nearTo({ start, end }: Stretch, before: Stretch | null = null): Stretch {
  const isOn = before !== null && start < before.end && before.start < end
  if (isOn && start - LEFT >= before.start) return { start: start - BEHIND, end: end + AHEAD }
  if (isOn && end + LEFT <= before.end) return { start: start - AHEAD, end: end + BEHIND }
  return { start: start - REACH, end: end + REACH }
}

/** Whether enough is painted on either side of what is in sight. */
export function isNear(painted: Stretch, sight: Stretch): boolean {
  return painted.start <= sight.start - LEFT && painted.end >= sight.end + LEFT
}
