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

function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1]
    for (const [k, other] of Array.from(b).entries()) {
      const replaced = (row[k] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[k + 1] ?? 0) + 1, (next[k] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? b.length
}
