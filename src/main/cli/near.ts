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
  const rows = [Array.from({ length: b.length + 1 }, (_, k) => k)]
  const edits = (i: number, k: number) => rows[i]?.[k] ?? Infinity
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let k = 1; k <= b.length; k++) {
      const replaced = edits(i - 1, k - 1) + (a[i - 1] === b[k - 1] ? 0 : 1)
      const swapped = edits(i - 2, k - 2) + (isSwap(a, b, i, k) ? 1 : Infinity)
      row.push(Math.min(edits(i - 1, k) + 1, edits(i, k - 1) + 1, replaced, swapped))
    }
  }
  return edits(a.length, b.length)
}

function isSwap(a: string, b: string, i: number, k: number): boolean {
  return a.slice(i - 2, i) === `${b[k - 1]}${b[k - 2]}`
}
