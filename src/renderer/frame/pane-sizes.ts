/** How wide the panes beside the reader are, and whether the one for excerpts is open. */
export type PaneSizes = {
  readonly left: number
  readonly right: number
  readonly isRightOpen: boolean
}

/** The widths a pane may have. */
export const limits = { left: { least: 184, usual: 264, most: 420 }, right: { least: 240, usual: 328, most: 520 } }
export type Side = keyof typeof limits

/** Read the sizes that were kept; what makes no sense in them is as usual. */
export function sizesOf(kept: string | null): PaneSizes {
  const { left, right, isRightOpen } = partsOf(kept)
  return { left: within('left', left), right: within('right', right), isRightOpen: isRightOpen !== false }
}

function partsOf(kept: string | null): { readonly [K in keyof PaneSizes]?: unknown } {
  try {
    return (JSON.parse(kept ?? '') as PaneSizes | null) ?? {}
  } catch {
    return {}
  }
}

function within(side: Side, width: unknown): number {
  const { least, usual, most } = limits[side]
  return typeof width === 'number' && width >= least && width <= most ? width : usual
}
