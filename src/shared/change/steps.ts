/** Work that can be done a step at a time, and what it comes to, so that others get their turn between the steps. */
export type Steps<Value> = Generator<undefined, Value>

/** Do all the steps at once. */
export function finished<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Go through items one by one, with a step after every so many of them. */
export function* eachInSteps<Item>(items: Iterable<Item>, each: (item: Item) => void, many = 1000): Steps<void> {
  let count = 0
  for (const item of items) {
    each(item)
    count += 1
    if (count % many === 0) yield
  }
}
