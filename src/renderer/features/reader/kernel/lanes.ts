import type { Stretch } from './caret.ts'
import { byPlace, bySize, type Interval } from './interval-index.ts'

/** The lane of each passage by its id, and how many there are. */
export type Lanes = { readonly of: ReadonlyMap<string, number>; readonly count: number }

/** Give each passage a lane of the margin, from 0, so that no two which overlap share one and few are needed. */
export function lanesOf(intervals: readonly Interval[]): Lanes {
  const lanes = new Map<string, number>()
  const takenUntil: number[] = []
  for (const { id, start, end } of intervals.toSorted(byPlace)) {
    const free = takenUntil.findIndex(until => until <= start)
    const lane = free < 0 ? takenUntil.length : free
    takenUntil[lane] = end
    lanes.set(id, lane)
  }
  return { of: lanes, count: takenUntil.length }
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

/** A stretch, and the smallest of the passages that cover it. */
export type Piece<T> = { readonly start: number; end: number; readonly of: T }

/** Cut what passages cover into pieces, each of which belongs to the smallest passage there, in reading order. */
export function piecesOf<T extends Interval>(intervals: readonly T[]): readonly Piece<T>[] {
  const coming = intervals.filter(({ start, end }) => start < end).toSorted(byPlace)
  const borders = [...new Set(coming.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b)
  const pieces: Piece<T>[] = []
  let open: T[] = []
  let next = 0
  for (const [index, start] of borders.entries()) {
    open = open.filter(({ end }) => end > start)
    for (let item = coming[next]; item?.start === start; item = coming[++next]) open.push(item)
    const smallest = open.toSorted(bySize)[0]
    const last = pieces.at(-1)
    if (!smallest) continue
    const end = borders[index + 1] ?? smallest.end
    if (last?.of === smallest && last.end === start) last.end = end
    else pieces.push({ start, end, of: smallest })
  }
  return pieces
}
