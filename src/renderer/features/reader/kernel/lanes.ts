import type { Stretch } from './caret.ts'
import { byPlace, type Interval } from './interval-index.ts'

/** Give each passage a lane of the margin, from 0, so that no two which overlap share one and few are needed. */
export function lanesOf(intervals: readonly Interval[]): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>()
  const takenUntil: number[] = []
  for (const { id, start, end } of intervals.toSorted(byPlace)) {
    const free = takenUntil.findIndex(until => until <= start)
    const lane = free < 0 ? takenUntil.length : free
    takenUntil[lane] = end
    lanes.set(id, lane)
  }
  return lanes
}

/** The stretches that more than one passage covers, in reading order. */
export function overlapsOf(intervals: readonly Interval[]): readonly Stretch[] {
  const overlaps: { start: number; end: number }[] = []
  let furthest = 0
  for (const { start, end } of intervals.toSorted(byPlace)) {
    const until = Math.min(end, furthest)
    const last = overlaps.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, until)
    else if (start < until) overlaps.push({ start, end: until })
    furthest = Math.max(furthest, end)
  }
  return overlaps
}
