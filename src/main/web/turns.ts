/** A request's place in the order that its window sent it in. */
export type Turn = {
  /** Resolves when all requests sent before it have been started. */
  readonly come: Promise<void>
  /** Let the next one start. */
  readonly pass: () => void
}

export type Turns = ReturnType<typeof takeTurns>

const PATIENCE_MS = 5000

/**
 * Give requests their turns by number, from 1, since a browser may deliver them in any order over its connections.
 *
 * A number that does not arrive is given up after a while; one that was passed already gets no turn again.
 */
export function takeTurns(patienceMs = PATIENCE_MS) {
  const waiting = new Map<number, () => void>()
  let next = 1
  let patience: NodeJS.Timeout | undefined

  function take(number: number): Turn | null {
    if (isPast(number) || waiting.has(number)) return null
    const { promise: come, resolve } = Promise.withResolvers<void>()
    waiting.set(number, resolve)
    callNext()
    return { come, pass: () => passed(number) }
  }

  /** Whether a number's turn is over, taken or not. */
  function isPast(number: number): boolean {
    return number < next
  }

  function passed(number: number): void {
    waiting.delete(number)
    if (number === next) next += 1
    callNext()
  }

  function callNext(): void {
    clearTimeout(patience)
    const call = waiting.get(next)
    if (call) call()
    else if (waiting.size > 0) patience = setTimeout(giveUp, patienceMs)
  }

  function giveUp(): void {
    next = Math.min(...waiting.keys())
    callNext()
  }

  return { take, isPast }
}
