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
  const [wide, setWide] = useState<PaneSizes>(remembered)
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

function remembered(): PaneSizes {
  const usual = { left: limits.left.usual, right: limits.right.usual, isRightOpen: true }
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<PaneSizes>
    return {
      left: within('left', kept.left),
      right: within('right', kept.right),
      isRightOpen: kept.isRightOpen !== false
    }
  } catch {
    return usual
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
