import { useState } from 'react'
import { useDesk } from '#renderer/answers.ts'
import { remembered } from '#renderer/remembered.ts'
import { useMedia } from '#renderer/ui/use-media.ts'
import { fit, markOf, sizesOf, withSizes, type PaneSizes, type Side } from './pane-sizes.ts'

const KEY = 'panes'
const NARROW = '(max-width: 1079px)'
const inNarrow: PaneSizes = { left: 208, right: 264, isRightOpen: false, half: 50, isStacked: true }

/** Keep the sizes of the panes for each notebook. A narrow window has its own, and starts without the excerpts. */
export function usePaneSizes() {
  const isNarrow = useMedia(NARROW)
  const notebook = markOf(useDesk()?.open?.path ?? '')
  const [wide, setWide] = useState(() => sizesOf(remembered.read(KEY), notebook))
  const [narrow, setNarrow] = useState(inNarrow)

  function change(part: Partial<PaneSizes>): void {
    if (isNarrow) return setNarrow({ ...narrow, ...part })
    const sizes = { ...wide, ...part }
    setWide(sizes)
    remembered.write(KEY, withSizes(remembered.read(KEY), notebook, sizes))
  }

  return {
    ...(isNarrow ? narrow : wide),
    isNarrow,
    resize: (side: Side, size: number) => change({ [side]: fit(side, size) }),
    openRight: (isRightOpen: boolean) => change({ isRightOpen }),
    stack: (isStacked: boolean) => change({ isStacked })
  }
}
