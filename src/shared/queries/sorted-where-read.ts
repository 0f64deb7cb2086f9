import { eachInSteps, finished, type Steps } from '#shared/change/steps.ts'

/** Items in order, of which only those are put in order that somebody reads. */
export type Sorted<Item> = {
  readonly size: () => number
  readonly slice: (from: number, to: number) => readonly Item[]
  /** The same, a step at a time. */
  readonly sliceInSteps: (from: number, to: number) => Steps<readonly Item[]>
  readonly add: (item: Item) => void
  readonly remove: (item: Item) => void
}

/** An order of items: by two numbers, which are compared fast, then by comparison. No two items may be equal. */
export type Order<Item> = {
  readonly first: (item: Item) => number
  readonly second: (item: Item) => number
  readonly then: (a: Item, b: Item) => number
}

type Entry<Item> = { readonly item: Item; readonly first: number; readonly second: number }

/** Some of the items, with nothing between them: a pile of entries until somebody reads it, then two halves. */
type Part<Item> = { size: number; pile: Entry<Item>[]; isSorted: boolean; halves: Halves<Item> | null }
type Halves<Item> = { readonly low: Part<Item>; readonly high: Part<Item>; readonly lowest: Entry<Item> }

/** A pile this small is quicker sorted than halved. */
const SMALL = 256

/** Put items in order where they are read: for a page of 100,000 that is a tenth of the work. */
export function sortedWhereRead<Item>(items: readonly Item[], order: Order<Item>): Sorted<Item> {
  return finished(sortedInSteps(items, order))
}

/** The same, a step at a time. */
export function* sortedInSteps<Item>(
  items: readonly Item[],
  { first, second, then }: Order<Item>
): Steps<Sorted<Item>> {
  const entries: Entry<Item>[] = []
  yield* eachInSteps(items, item => void entries.push(entryOf(item)))
  const root = partOf(entries)

  function entryOf(item: Item): Entry<Item> {
    return { item, first: first(item), second: second(item) }
  }

  function compare(a: Entry<Item>, b: Entry<Item>): number {
    return a.first - b.first || a.second - b.second || then(a.item, b.item)
  }

  function* read(part: Part<Item>, from: number, to: number, page: Item[]): Steps<void> {
    if (to <= 0 || from >= part.size) return
    if (!part.halves && !part.isSorted) yield* settle(part, compare)
    if (part.halves) {
      const { low, high } = part.halves
      yield* read(low, from, to, page)
      yield* read(high, from - low.size, to - low.size, page)
    } else for (const { item } of part.pile.slice(Math.max(0, from), to)) page.push(item)
  }

  /** The parts that an entry lies in, the smallest last. */
  function wayTo(entry: Entry<Item>): readonly Part<Item>[] {
    const way = [root]
    for (let { halves } = root; halves; { halves } = way.at(-1) ?? root)
      way.push(compare(entry, halves.lowest) < 0 ? halves.low : halves.high)
    return way
  }

  function* sliceInSteps(from: number, to: number): Steps<readonly Item[]> {
    const page: Item[] = []
    yield* read(root, from, to, page)
    return page
  }

  return {
    size: () => root.size,
    slice: (from, to) => finished(sliceInSteps(from, to)),
    sliceInSteps,
    add(item) {
      const entry = entryOf(item)
      const way = wayTo(entry)
      for (const part of way) part.size += 1
      const last = way.at(-1) ?? root
      last.pile.push(entry)
      last.isSorted = false
    },
    remove(item) {
      const way = wayTo(entryOf(item))
      const last = way.at(-1) ?? root
      const place = last.pile.findIndex(entry => entry.item === item)
      if (place < 0) return
      last.pile.splice(place, 1)
      for (const part of way) part.size -= 1
    }
  }
}

/** Sort a small pile; halve a large one, every entry of the low half before every one of the high half. */
function* settle<Item>(part: Part<Item>, compare: (a: Entry<Item>, b: Entry<Item>) => number): Steps<void> {
  const { pile } = part
  const samples = [pile[0], pile[Math.floor(pile.length / 2)], pile.at(-1)].filter(entry => entry !== undefined)
  const lowest = samples.toSorted(compare)[1]
  if (pile.length <= SMALL || !lowest) {
    pile.sort(compare)
    part.isSorted = true
    yield
    return
  }
  const low: Entry<Item>[] = []
  const high: Entry<Item>[] = []
  yield* eachInSteps(pile, entry => void (compare(entry, lowest) < 0 ? low : high).push(entry))
  part.pile = []
  part.halves = { low: partOf(low), high: partOf(high), lowest }
}

function partOf<Item>(pile: Entry<Item>[]): Part<Item> {
  return { size: pile.length, pile, isSorted: false, halves: null }
}
