import { useEffect, useRef, useState } from 'react'
import { remembered } from '#renderer/remembered.ts'
import { useShortcut } from '#renderer/shortcuts.ts'
import type { PageSize } from './use-open-pdf.ts'
import { scaleOf, stepFrom, zoomOf, type Zoom } from './zoom.ts'

const KEPT = 'pages-zoom'

/** How large pages are shown, changed by keys and remembered; what stands in the middle stays there. */
export function useZoom(scroller: HTMLElement | null, page: PageSize) {
  const [zoom, setKept] = useState<Zoom>(() => zoomOf(remembered.read(KEPT)))
  const [room, setRoom] = useState<PageSize>(() => roomOf(scroller))
  const scale = scaleOf(zoom, page, room)

  useEffect(() => {
    if (!scroller) return
    const measure = () => setRoom(before => sameOr(before, roomOf(scroller)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [scroller])
  useKeptPlace(scroller, scale)

  function setZoom(next: Zoom): void {
    setKept(next)
    remembered.write(KEPT, String(next))
  }

  useShortcut('zoom-in', () => setZoom(stepFrom(scale, true)))
  useShortcut('zoom-out', () => setZoom(stepFrom(scale, false)))
  useShortcut('zoom-fit', () => setZoom(zoom === 'width' ? 'page' : 'width'))
  return { zoom, scale, setZoom }
}

/** The bars of the excerpts stand beside the pages. */
const MARGIN = 56

function roomOf(scroller: HTMLElement | null): PageSize {
  return scroller
    ? { width: scroller.clientWidth - MARGIN, height: scroller.clientHeight }
    : { width: 800, height: 600 }
}

/** What was measured before, where it is the same now: all pages would be placed anew for nothing. */
function sameOr(before: PageSize, now: PageSize): PageSize {
  return before.width === now.width && before.height === now.height ? before : now
}

function useKeptPlace(scroller: HTMLElement | null, scale: number): void {
  const before = useRef(scale)
  useEffect(() => {
    const factor = scale / before.current
    before.current = scale
    if (!scroller || factor === 1) return
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller
    scroller.scrollTo({
      top: (scrollTop + clientHeight / 2) * factor - clientHeight / 2,
      left: (scrollLeft + clientWidth / 2) * factor - clientWidth / 2
    })
  }, [scroller, scale])
}
