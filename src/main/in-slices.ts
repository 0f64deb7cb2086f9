import { setImmediate as othersTurn } from 'node:timers/promises'

/** So much is done before others get their turn: half of what a window has for a frame. */
const SLICE_MS = 8

/** Go through work that is done a step at a time, without holding anything else up; returns what its steps gave. */
export async function inSlices<T>(steps: Iterable<T>): Promise<readonly T[]> {
  const given: T[] = []
  let start = performance.now()
  for (const step of steps) {
    given.push(step)
    if (performance.now() - start < SLICE_MS) continue
    await othersTurn()
    start = performance.now()
  }
  return given
}
