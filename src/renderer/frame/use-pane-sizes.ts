import { useState, useSyncExternalStore } from 'react'
import { remembered } from '#renderer/remembered.ts'
import { limits, sizesOf, type PaneSizes, type Side } from './pane-sizes.ts'

const KEY = 'panes'
const NARROW = '(max-width: 1079px)'

/** Keep the sizes of the panes for this computer. A narrow window has its own, and starts without the excerpts. */
export function usePaneSizes() {
  const isNarrow = useMedia(NARROW)
  const [wide, setWide] = useState(() => sizesOf(remembered.read(KEY)))
  const [narrow, setNarrow] = useState<PaneSizes>({ left: 208, right: 264, isRightOpen: false })

  function change(part: Partial<PaneSizes>): void {
    if (isNarrow) return setNarrow({ ...narrow, ...part })
    const sizes = { ...wide, ...part }
    setWide(sizes)
    remembered.write(KEY, JSON.stringify(sizes))
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
