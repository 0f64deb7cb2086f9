import type { Stretch } from './caret.ts'

/** As many characters on either side of what is in sight are painted with it: about two screens of them. */
const REACH = 4000
/** When fewer are left, the text is painted anew: to do so with every frame would cost most. */
const LEFT = 1000

/** What is painted while a stretch is in sight. */
export function nearTo({ start, end }: Stretch): Stretch {
  return { start: start - REACH, end: end + REACH }
}

/** Whether enough is painted on either side of what is in sight. */
export function isNear(painted: Stretch, sight: Stretch): boolean {
  return painted.start <= sight.start - LEFT && painted.end >= sight.end + LEFT
}
