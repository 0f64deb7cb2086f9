/** How wide the panes beside the reader are, whether the one for excerpts is open, and how two texts share the middle. */
export type PaneSizes = {
  readonly left: number
  readonly right: number
  readonly isRightOpen: boolean
  /** How much of the middle the first of two has, in hundredths. */
  readonly half: number
  /** Whether two stand one above the other. */
  readonly isStacked: boolean
}

/** The sizes that a pane may have: in pixels, and for halves in hundredths. */
export const limits = {
  left: { least: 184, usual: 264, most: 420 },
  right: { least: 240, usual: 328, most: 520 },
  half: { least: 20, usual: 50, most: 80 }
}
export type Side = keyof typeof limits

/** More notebooks than these are not remembered. */
const MOST = 16

/** Read the sizes that were kept for a notebook, or else those used last; what makes no sense in them is as usual. */
export function sizesOf(kept: string | null, notebook: string): PaneSizes {
  const all = objectIn(kept)
  const own = all[notebook] ?? Object.values(all).findLast(isObject) ?? {}
  const { left, right, isRightOpen, half, isStacked } = isObject(own) ? own : {}
  return {
    left: within('left', left),
    right: within('right', right),
    isRightOpen: isRightOpen !== false,
    half: within('half', half),
    isStacked: isStacked === true
  }
}

/** Write down the sizes of a notebook beside those of the others, the latest last. */
export function withSizes(kept: string | null, notebook: string, sizes: PaneSizes): string {
  const others = Object.entries(objectIn(kept)).filter(([name, one]) => name !== notebook && isObject(one))
  return JSON.stringify(Object.fromEntries([...others, [notebook, sizes] as const].slice(-MOST)))
}

/** Name a notebook by its folder in a few letters that say nothing of it. */
export function markOf(path: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (const letter of path) {
    const code = letter.codePointAt(0) ?? 0
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  // A letter first, or an object would put it before the others, whenever it came.
  return `n${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`
}

/** Keep a size within what it may be. */
export function fit(side: Side, size: number): number {
  const { least, most } = limits[side]
  return Math.round(Math.min(most, Math.max(least, size)))
}

function within(side: Side, size: unknown): number {
  const { least, usual, most } = limits[side]
  return typeof size === 'number' && size >= least && size <= most ? size : usual
}

function objectIn(kept: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(kept ?? '')
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
