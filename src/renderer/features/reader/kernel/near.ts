import type { Stretch } from './caret.ts'

/** As many characters on either side of what is in sight are painted with it: about a screen of them. */
const REACH = 2000

/** What is painted while a stretch is in sight. */
export function nearTo({ start, end }: Stretch): Stretch {
  return { start: start - REACH, end: end + REACH }
}

/** Whether enough is painted on either side of what is in sight: painting anew with every frame would cost most. */
export function isNear(painted: Stretch, sight: Stretch): boolean {
  return painted.start <= sight.start - REACH / 2 && painted.end >= sight.end + REACH / 2
}
