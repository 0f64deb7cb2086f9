import { setImmediate as othersTurn } from 'node:timers/promises'

/** So much is done before others get their turn: half of what a window has for a frame. */
const SLICE_MS = 8

/** Do work a step at a time, without holding anything else up. */
export async function finishedInSlices<Value>(steps: Generator<unknown, Value>): Promise<Value> {
  let start = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - start < SLICE_MS) continue
    await othersTurn()
    start = performance.now()
  }
}

/** Go through work that gives something with each step, without holding anything else up; returns all that was given. */
export async function inSlices<Given>(steps: Iterable<Given>): Promise<readonly Given[]> {
  return finishedInSlices(gathered(steps))
}

function* gathered<Given>(steps: Iterable<Given>): Generator<undefined, readonly Given[]> {
  const given: Given[] = []
  for (const step of steps) {
    given.push(step)
    yield
  }
  return given
}
