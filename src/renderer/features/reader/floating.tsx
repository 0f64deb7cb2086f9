import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import type { Stretch } from './kernel/caret.ts'
import { placeBeside } from './kernel/beside.ts'
import styles from './floating.module.css'
import { bringIntoSight } from './lines.ts'
import type { Surface } from './surface.ts'

export type FloatingProps = {
  readonly surface: Surface
  readonly scroller: HTMLElement
  /** The passage it belongs to and never covers. */
  readonly stretch: Stretch
  readonly layout: number
  /** Whether the text stays where it is, as for what the pointer only passes over. */
  readonly isStill?: boolean
  readonly children: ReactNode
}

/** Shows something beside a passage; it scrolls along with the text. */
export function Floating({ surface, scroller, stretch, layout, isStill, children }: FloatingProps) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<CSSProperties>({ left: 0, top: 0 })
  const { start, end } = stretch

  // A key may ask for it while its passage is far away.
  useLayoutEffect(() => {
    if (!isStill) bringIntoSight(surface, scroller, start)
  }, [surface, scroller, start, isStill])
  useLayoutEffect(() => {
    const element = box.current
    const origin = element?.offsetParent?.getBoundingClientRect()
    if (!element || !origin) return
    const first = surface.caretRect(start)
    const last = surface.caretRect(Math.max(start, end - 1))
    const { width, height } = element.getBoundingClientRect()
    const left = (first.top === last.top ? (first.left + last.left) / 2 : last.left) - width / 2
    const passage = { left, right: last.right, top: first.top, bottom: last.bottom }
    const beside = placeBeside(passage, { width, height }, scroller.getBoundingClientRect())
    const x = Math.round(beside.left - origin.left)
    // What stands above keeps to the passage when it gets smaller, as a list does while one types.
    const isAbove = beside.top < first.top
    if (isAbove) setPlace({ left: x, bottom: Math.round(origin.bottom - beside.top - height) })
    else setPlace({ left: x, top: Math.round(beside.top - origin.top) })
  }, [surface, scroller, start, end, layout])

  return (
    <div ref={box} className={styles.floating} style={place}>
      {children}
    </div>
  )
}
