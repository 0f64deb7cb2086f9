import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { byPlace } from './interval-index.ts'

/** Find the excerpt to merge another with: the next one that overlaps or touches it, else the one before. */
export function mergeable(
  excerpts: readonly PaintedExcerpt[],
  current: PaintedExcerpt,
  text: string
): PaintedExcerpt | null {
  const touching = excerpts.filter(other => other.id !== current.id && isTouching(current, other, text))
  const inOrder = touching.toSorted(byPlace)
  return inOrder.find(other => byPlace(current, other) < 0) ?? inOrder.at(-1) ?? null
}

/** Find the next excerpt that bears a tag, or the one before, in reading order. */
export function nextWithTag(
  excerpts: readonly PaintedExcerpt[],
  current: PaintedExcerpt,
  tagId: string,
  isForward: boolean
): PaintedExcerpt | null {
  const at = excerpts.findIndex(({ id }) => id === current.id)
  const bears = ({ tagIds }: PaintedExcerpt) => tagIds.includes(tagId)
  return (isForward ? excerpts.slice(at + 1).find(bears) : excerpts.slice(0, Math.max(0, at)).findLast(bears)) ?? null
}

/** Find the excerpt to split at an offset: the current one where the offset is inside, else the smallest there. */
export function splittable(
  covering: readonly PaintedExcerpt[],
  current: PaintedExcerpt | null,
  at: number
): PaintedExcerpt | null {
  const inside = covering.filter(({ start, end }) => start < at && at < end)
  return inside.find(({ id }) => id === current?.id) ?? inside[0] ?? null
}

function isTouching(a: PaintedExcerpt, b: PaintedExcerpt, text: string): boolean {
  if (a.start < b.end && b.start < a.end) return true
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start))
  return !/[\p{L}\p{N}]/u.test(between)
}
