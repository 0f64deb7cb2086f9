/** Work that can be done a step at a time, and what it comes to, so that others get their turn between the steps. */
export type Steps<Value> = Generator<undefined, Value>

/** Do all the steps at once. */
export function finished<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Put items in order; no two may be equal. */
export function* sortedInSteps<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Steps<Item[]> {
  if (items.length <= FEW) return items.toSorted(compare)
  const middle = items.length >> 1
  const low = yield* sortedInSteps(items.slice(0, middle), compare)
  yield
  const high = yield* sortedInSteps(items.slice(middle), compare)
  yield
  const [last, next] = [low.at(-1), high[0]]
  const isInOrder = last === undefined || next === undefined || compare(last, next) < 0
  return isInOrder ? [...low, ...high] : yield* merged(low, high, compare)
}

/** Both parts, each in order, as one; they are used up. */
function* merged<Item>(low: Item[], high: Item[], compare: (a: Item, b: Item) => number): Steps<Item[]> {
  const all: Item[] = []
  // From the back, where taking one away costs nothing.
  for (;;) {
    const [a, b] = [low.at(-1), high.at(-1)]
    if (a === undefined || b === undefined) break
    const last = (compare(a, b) > 0 ? low : high).pop()
    if (last !== undefined) all.push(last)
    if (all.length % FEW === 0) yield
  }
  return [...low, ...high, ...all.reverse()]
}

const FEW = 500

/** Go through items one by one, with a step after every so many of them. */
export function* eachInSteps<Item>(items: Iterable<Item>, each: (item: Item) => void, many = 1000): Steps<void> {
  let count = 0
  for (const item of items) {
    each(item)
    count += 1
    if (count % many === 0) yield
  }
}
