import { useState, useSyncExternalStore } from 'react'

/** How wide the panes beside the reader are, and whether the one for excerpts is open. */
export type PaneSizes = {
  readonly left: number
  readonly right: number
  readonly isRightOpen: boolean
}

/** The widths a pane may have. */
export const limits = { left: { least: 184, usual: 264, most: 420 }, right: { least: 240, usual: 328, most: 520 } }
export type Side = keyof typeof limits

const KEY = 'dossier panes'
const NARROW = '(max-width: 1079px)'

/** Keep the sizes of the panes for this computer. A narrow window has its own, and starts without the excerpts. */
export function usePaneSizes() {
  const isNarrow = useMedia(NARROW)
  const [wide, setWide] = useState(() => sizesOf(localStorage.getItem(KEY)))
  const [narrow, setNarrow] = useState<PaneSizes>({ left: 208, right: 264, isRightOpen: false })

  function change(part: Partial<PaneSizes>): void {
    if (isNarrow) return setNarrow({ ...narrow, ...part })
    const sizes = { ...wide, ...part }
    setWide(sizes)
    localStorage.setItem(KEY, JSON.stringify(sizes))
  }

  function resize(side: Side, width: number): void {
    const { least, most } = limits[side]
    change({ [side]: Math.round(Math.min(most, Math.max(least, width))) })
  }

  return {
    ...(isNarrow ? narrow : wide),
    isNarrow,
    resize,
    openRight: (isRightOpen: boolean) => change({ isRightOpen })
  }
}

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

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    listener => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches
  )
}
