/** Count the leading items for which a claim holds, by bisection: once it fails, it must fail for all later ones. */
export function countWhile<T>(items: readonly T[], holds: (item: T, index: number) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && holds(item, middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** The place of the last of them; -1 where there is none. */
export function lastWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return countWhile(items, holds) - 1
}
