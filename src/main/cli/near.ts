import { foldText } from '#shared/text/fold.ts'

const MOST = 5

/** Pick those of some names that a mistyped one may have meant, the likeliest first. */
export function nearest(name: string, names: readonly string[]): readonly string[] {
  return nearestBy(name, names, candidate => [candidate])
}

/** The same for things that go by several names. */
export function nearestBy<T>(
  name: string,
  things: readonly T[],
  namesOf: (thing: T) => readonly string[]
): readonly T[] {
  const wanted = foldText(name)
  return things
    .map(thing => ({ thing, distance: Math.min(...namesOf(thing).map(one => unlikeness(wanted, foldText(one)))) }))
    .filter(({ distance }) => distance <= 0.5)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ thing }) => thing)
}

/** From 0, the same, to 1, nothing in common. */
function unlikeness(a: string, b: string): number {
  const unlike = editsBetween(a, b) / Math.max(a.length, b.length, 1)
  const isPart = a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a))
  return isPart ? unlike / 2 : unlike
}

/** Count the letters added, left out or replaced, and the pairs swapped, between two words. */
function editsBetween(a: string, b: string): number {
  let before: readonly number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let k = 0; k < b.length; k++) {
      const replaced = (row[k] ?? 0) + (a[i] === b[k] ? 0 : 1)
      const isSwap = i > 0 && k > 0 && a[i] === b[k - 1] && a[i - 1] === b[k]
      const swapped = isSwap ? (before[k - 1] ?? 0) + 1 : Infinity
      next.push(Math.min(replaced, swapped, (row[k + 1] ?? 0) + 1, (next[k] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] ?? b.length
}
