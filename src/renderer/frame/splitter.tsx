import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { limits, type Side } from './pane-sizes.ts'
import styles from './splitter.module.css'

export type SplitterProps = {
  readonly side: Side
  readonly label: string
  readonly width: number
  readonly onResize: (width: number) => void
}

const STEP = 16

/** The edge of a pane: drag it, or move it with the arrow keys; a double click or Enter brings the usual width back. */
export function Splitter({ side, label, width, onResize }: SplitterProps) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const { least, usual, most } = limits[side]
  const isMirrored = getComputedStyle(document.documentElement).direction === 'rtl'
  // The way the pointer moves when the pane grows.
  const outward = (side === 'left') === isMirrored ? -1 : 1

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, width }
  }

  function onPointerMove(event: PointerEvent): void {
    if (from.current) onResize(from.current.width + (event.clientX - from.current.x) * outward)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const widths: Readonly<Record<string, number>> = {
      ArrowRight: width + STEP * outward,
      ArrowLeft: width - STEP * outward,
      Home: least,
      End: most,
      Enter: usual
    }
    const wanted = widths[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    onResize(wanted)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- A separator with a value is a widget.
    <div
      className={styles.splitter}
      data-side={side}
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- The same.
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (from.current = null)}
      onDoubleClick={() => onResize(usual)}
      onKeyDown={onKeyDown}
    />
  )
}
