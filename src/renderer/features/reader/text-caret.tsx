import { useLayoutEffect, useRef } from 'react'
import type { Surface } from './surface.ts'
import styles from './text-caret.module.css'

export type TextCaretProps = { readonly surface: Surface; readonly offset: number; readonly layout: number }

/** Draws a caret in the text, which the browser draws only where one can type. */
export function TextCaret({ surface, offset, layout }: TextCaretProps) {
  const caret = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => placeAt(caret.current, surface, offset), [surface, offset, layout])
  // A new key starts the blinking afresh, so that a caret on the move is always seen.
  return <span key={offset} ref={caret} className={styles.caret} aria-hidden="true" />
}

/** Put an element that lies over the text where a caret would be. */
export function placeAt(element: HTMLElement | null, surface: Surface, offset: number): void {
  const origin = element?.offsetParent?.getBoundingClientRect()
  if (!element || !origin) return
  const { left, top, height } = surface.caretRect(offset)
  element.style.left = `${left - origin.left}px`
  element.style.top = `${top - origin.top}px`
  element.style.height = `${height}px`
}
