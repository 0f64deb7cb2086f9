import { lastWhere } from '#shared/text/bisect.ts'
import type { Stretch } from '../kernel/caret.ts'

/** Where an offset stands, as a share of the height of the text, from 0 to 1. */
export type Anchor = { readonly offset: number; readonly share: number }

/** Rows of the map from one on that hold the same things. */
export type Row<T> = { readonly row: number; readonly span: number; readonly things: readonly T[] }

/** The share of the height at which an offset stands, between the anchors around it. */
export function shareAt(anchors: readonly Anchor[], offset: number): number {
  return between(anchors, offset, 'offset', 'share')
}

/** The offset that stands at a share of the height. */
export function offsetAt(anchors: readonly Anchor[], share: number): number {
  return Math.round(between(anchors, share, 'share', 'offset'))
}

/** Put stretches into rows, each of which holds every thing once; rows beside one another that hold the same are one. */
export function rowsOf<T>(
  stretches: readonly (Stretch & { readonly thing: T })[],
  anchors: readonly Anchor[],
  count: number
): readonly Row<T>[] {
  if (count <= 0) return []
  const things = [...new Set(stretches.map(({ thing }) => thing))]
  const bits = new Map(things.map((thing, index) => [thing, 1 << index]))
  const held = new Uint32Array(count)
  const rowAt = (offset: number) => Math.min(count - 1, Math.floor(shareAt(anchors, offset) * count))
  for (const { start, end, thing } of stretches) {
    const last = rowAt(Math.max(start, end - 1))
    for (let row = Math.max(0, rowAt(start)); row <= last; row++) held[row] = (held[row] ?? 0) | (bits.get(thing) ?? 0)
  }
  return runsOf(held).map(({ row, span, mask }) => ({
    row,
    span,
    things: things.filter(thing => (mask & (bits.get(thing) ?? 0)) !== 0)
  }))
}

function runsOf(held: Uint32Array) {
  const runs: { readonly row: number; span: number; readonly mask: number }[] = []
  for (const [row, mask] of held.entries()) {
    const last = runs.at(-1)
    if (last && last.mask === mask && last.row + last.span === row) last.span += 1
    else if (mask !== 0) runs.push({ row, span: 1, mask })
  }
  return runs
}

type Side = keyof Anchor

function between(anchors: readonly Anchor[], value: number, from: Side, to: Side): number {
  const index = lastWhere(anchors, anchor => anchor[from] <= value)
  const [before, after] = [anchors[index], anchors[index + 1]]
  if (!before) return anchors[0]?.[to] ?? 0
  if (!after) return before[to]
  return before[to] + ((value - before[from]) / (after[from] - before[from])) * (after[to] - before[to])
}
