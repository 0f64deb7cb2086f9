import { setImmediate } from 'node:timers/promises'

/** So much is done before others get their turn: with the step that is under way, half of what a window has for a frame. */
const SLICE_MS = 5

/** Give everything else that waits its turn. */
export async function othersTurn(): Promise<void> {
  await setImmediate()
}

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
