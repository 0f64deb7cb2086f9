import { byPlace, type Interval } from './interval-index.ts'

/** As many bars stand side by side; where more excerpts overlap, the rest are counted. */
export const MOST_LANES = 12

/** How far apart the lanes of a margin stand, and how wide it is, by how many there are. */
export function marginOf(lanes: number): { readonly step: number; readonly width: number } {
  const count = Math.min(lanes, MOST_LANES + 1)
  const step = count <= 4 ? 11 : count <= 6 ? 10 : 8
  // The count of those beyond is wider than a bar.
  const more = count > MOST_LANES ? 16 : 0
  return { step, width: Math.max(56, 16 + step * count + more) }
}

/** Excerpts that no bar is left for, together where they overlap. */
export type Crowd<T extends Interval> = { readonly id: string; readonly excerpts: readonly T[] }

/** Gather the excerpts that have no lane of their own into crowds, one for each place. */
export function crowdsOf<T extends Interval>(excerpts: readonly T[]): readonly Crowd<T>[] {
  const crowds: { id: string; end: number; excerpts: T[] }[] = []
  for (const excerpt of excerpts.toSorted(byPlace)) {
    const last = crowds.at(-1)
    if (last && excerpt.start < last.end) {
      last.excerpts.push(excerpt)
      last.end = Math.max(last.end, excerpt.end)
    } else crowds.push({ id: `crowd ${excerpt.id}`, end: excerpt.end, excerpts: [excerpt] })
  }
  return crowds
}
