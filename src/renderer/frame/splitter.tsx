import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { limits, type Side } from './pane-sizes.ts'
import styles from './splitter.module.css'

export type SplitterProps = {
  readonly side: Side
  readonly label: string
  /** In pixels; of a half in hundredths of what holds it. */
  readonly size: number
  readonly onResize: (size: number) => void
  /** Whether it lies between what stands one above the other. */
  readonly isLying?: boolean
}

type Drag = { readonly at: number; readonly size: number; readonly unit: number }

const STEPS: Readonly<Record<Side, number>> = { left: 16, right: 16, half: 4 }

/** The edge of a pane: drag it, or move it with the arrow keys; a double click or Enter brings the usual size back. */
export function Splitter({ side, label, size, onResize, isLying = false }: SplitterProps) {
  const from = useRef<Drag | null>(null)
  const { least, usual, most } = limits[side]
  const isMirrored = !isLying && getComputedStyle(document.documentElement).direction === 'rtl'
  // The way the pointer moves when the pane grows.
  const outward = (side === 'right') === isMirrored ? 1 : -1

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    const room = (isLying ? box?.height : box?.width) ?? 0
    from.current = { at: placeOf(event, isLying), size, unit: side === 'half' && room > 0 ? room / 100 : 1 }
  }

  function onPointerMove(event: PointerEvent): void {
    const { current } = from
    if (current) onResize(current.size + ((placeOf(event, isLying) - current.at) / current.unit) * outward)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[side] * outward
    const sizes: Readonly<Record<string, number>> = {
      [isLying ? 'ArrowDown' : 'ArrowRight']: size + step,
      [isLying ? 'ArrowUp' : 'ArrowLeft']: size - step,
      Home: least,
      End: most,
      Enter: usual
    }
    const wanted = sizes[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    onResize(wanted)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- A separator with a value is a widget.
    <div
      className={styles.splitter}
      data-side={side}
      data-lying={isLying || undefined}
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- The same.
      tabIndex={0}
      aria-orientation={isLying ? 'horizontal' : 'vertical'}
      aria-label={label}
      aria-valuenow={size}
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

function placeOf({ clientX, clientY }: PointerEvent, isLying: boolean): number {
  return isLying ? clientY : clientX
}
