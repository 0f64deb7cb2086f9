/** How long a turn of work may take, in milliseconds: what is left of a frame is for drawing it. */
const TURN = 6

/**
 * Go through what is found a turn at a time, and tell after each what it brought. It ends at so many, or when it is no
 * longer wanted; the first turn is taken at once.
 */
export async function inTurns<T>(
  found: Iterator<T | null>,
  most: number,
  onTurn: (items: readonly T[], isDone: boolean) => void,
  signal: AbortSignal
): Promise<void> {
  let count = 0
  while (!signal.aborted) {
    const { items, isDone } = takeTurn(found, most - count)
    count += items.length
    onTurn(items, isDone)
    if (isDone) return
    await new Promise(resolve => setTimeout(resolve))
  }
}

function takeTurn<T>(
  found: Iterator<T | null>,
  most: number
): { readonly items: readonly T[]; readonly isDone: boolean } {
  const items: T[] = []
  const end = performance.now() + TURN
  do {
    const step = found.next()
    if (step.done) return { items, isDone: true }
    if (step.value !== null) items.push(step.value)
    if (items.length >= most) return { items, isDone: true }
  } while (performance.now() < end)
  return { items, isDone: false }
}
