import { useLayoutEffect, useRef } from 'react'
import { useMedia } from '#renderer/ui/use-media.ts'
import type { Surface } from './surface.ts'
import styles from './text-caret.module.css'

export type TextCaretProps = { readonly surface: Surface; readonly offset: number; readonly layout: number }

// Steps over the whole time: a style sheet knows only steps between two keyframes, which have the browser look for a
// change of style with every frame, and with it draw all anew that is painted on the text.
const BLINK = { duration: 1100, iterations: Infinity, easing: 'steps(2, jump-none)' }

/** Draws a caret in the text, which the browser draws only where one can type. */
export function TextCaret({ surface, offset, layout }: TextCaretProps) {
  const caret = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => placeAt(caret.current, surface, offset), [surface, offset, layout])
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  useLayoutEffect(() => {
    if (isStill) return
    const blinking = caret.current?.animate({ opacity: [1, 0] }, BLINK)
    return () => blinking?.cancel()
  }, [offset, isStill])
  // A new key starts the blinking afresh, so that a caret on the move is always seen.
  return <span key={offset} ref={caret} className={styles.caret} aria-hidden="true" />
}

/** Put an element that lies over the text where a caret would be. */
export function placeAt(element: HTMLElement | null, surface: Surface, offset: number): void {
  putOver(element, surface.caretRect(offset))
}

/** Put an element that lies over the text at the left edge of a box of the window. */
export function putOver(element: HTMLElement | null, { left, top, height }: DOMRect): void {
  const origin = element?.offsetParent?.getBoundingClientRect()
  if (!element || !origin) return
  element.style.left = `${left - origin.left}px`
  element.style.top = `${top - origin.top}px`
  element.style.height = `${height}px`
}
