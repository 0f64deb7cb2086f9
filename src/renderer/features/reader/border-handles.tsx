import { useLayoutEffect, useRef, type PointerEvent } from 'react'
import type { Ground, Stretch } from './kernel/caret.ts'
import { fitted } from './kernel/selection.ts'
import { paintStretch } from './paint.ts'
import { isRightToLeft } from './right-to-left.ts'
import { placeAt, putOver } from './text-caret.tsx'
import styles from './border-handles.module.css'
import type { Surface } from './surface.ts'

export type BorderHandlesProps = {
  readonly surface: Surface
  readonly ground: Ground
  readonly stretch: Stretch
  readonly layout: number
  /** Whether the passage is near what is in sight: to measure it anywhere else would have the text laid out there. */
  readonly isNear: boolean
  readonly onMove: (stretch: Stretch) => void
}

/** Shows a handle at either end of a passage, to drag its borders; words are taken whole unless Alt is held. */
export function BorderHandles({ surface, ground, stretch, layout, isNear, onMove }: BorderHandlesProps) {
  const first = useRef<HTMLSpanElement>(null)
  const last = useRef<HTMLSpanElement>(null)
  const { start, end } = stretch
  useLayoutEffect(() => {
    if (!isNear) return
    placeAt(first.current, surface, start)
    placeEnd(last.current, surface, end)
  }, [surface, start, end, layout, isNear])

  function draggedTo(edge: 'start' | 'end', event: PointerEvent): Stretch {
    const offset = surface.offsetAt(event.clientX, event.clientY) ?? stretch[edge]
    const wanted =
      edge === 'start' ? { start: Math.min(offset, end - 1), end } : { start, end: Math.max(offset, start + 1) }
    const kept = fitted(ground, wanted, event.altKey) ?? stretch
    return edge === 'start' ? { start: kept.start, end } : { start, end: kept.end }
  }

  function handle(edge: 'start' | 'end') {
    return {
      className: styles.handle,
      'data-edge': edge,
      // Keys do the same, and a screen reader has no use for a handle.
      'aria-hidden': true,
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.dataset['dragged'] = ''
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          paintStretch('reader-selection', surface, draggedTo(edge, event))
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        const moved = draggedTo(edge, event)
        if (moved.start !== start || moved.end !== end) onMove(moved)
      },
      onLostPointerCapture: (event: PointerEvent<HTMLElement>) => {
        delete event.currentTarget.dataset['dragged']
        paintStretch('reader-selection', surface, null)
      }
    }
  }

  return (
    <>
      <span ref={first} {...handle('start')} />
      <span ref={last} {...handle('end')} />
    </>
  )
}

function placeEnd(element: HTMLElement | null, surface: Surface, end: number): void {
  const last = surface.rectsOf({ start: Math.max(0, end - 1), end }).at(-1)
  // At the end of a line the offset belongs to the next one, but the handle to the last character.
  if (!element || !last) return placeAt(element, surface, end)
  const isMirrored = isRightToLeft(surface.elementAt(end - 1) ?? element)
  putOver(element, new DOMRect(isMirrored ? last.left : last.right, last.top, 0, last.height))
}
