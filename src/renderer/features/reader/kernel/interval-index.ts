/** A passage with an identity, such as an excerpt to be painted. */
export type Interval = { readonly id: string; readonly start: number; readonly end: number }

/** Finds passages by place, in time that grows with what is found and not with what there is. */
export type IntervalIndex<T extends Interval> = {
  /** The passages that hold the character at an offset, smallest first. */
  readonly covering: (offset: number) => readonly T[]
  /** The passages that share a character with a range, in reading order. */
  readonly overlapping: (start: number, end: number) => readonly T[]
}

/** Index passages by place. */
export function indexIntervals<T extends Interval>(intervals: readonly T[]): IntervalIndex<T> {
  const items = intervals.toSorted(byPlace)
  // A balanced tree laid over the sorted list: each middle knows the furthest end in its part.
  const furthest = new Float64Array(items.length)
  measure(0, items.length)

  function measure(low: number, high: number): number {
    if (low >= high) return -Infinity
    const middle = (low + high) >> 1
    const own = items[middle]?.end ?? 0
    return (furthest[middle] = Math.max(own, measure(low, middle), measure(middle + 1, high)))
  }

  function collect(low: number, high: number, start: number, end: number, found: T[]): void {
    if (low >= high) return
    const middle = (low + high) >> 1
    const item = items[middle]
    if (!item || (furthest[middle] ?? 0) <= start) return
    collect(low, middle, start, end, found)
    if (item.start >= end) return
    if (item.end > start) found.push(item)
    collect(middle + 1, high, start, end, found)
  }

  function overlapping(start: number, end: number): readonly T[] {
    const found: T[] = []
    collect(0, items.length, start, end, found)
    return found
  }

  return { overlapping, covering: offset => overlapping(offset, offset + 1).toSorted(bySize) }
}

/** Order passages as they are read: by start, of equal starts the longer first. */
export function byPlace(a: Interval, b: Interval): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1)
}

/** Order passages by size, smallest first; of equal ones the one that is read first. */
export function bySize(a: Interval, b: Interval): number {
  return a.end - a.start - (b.end - b.start) || byPlace(a, b)
}
