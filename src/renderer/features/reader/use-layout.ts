import { useEffect, useState } from 'react'

/** Counts how often an element was laid out anew, so that what is drawn over it can follow. */
export function useLayout(element: HTMLElement | null): number {
  const [layout, setLayout] = useState(0)
  useEffect(() => {
    if (!element) return
    let frame = 0
    let counted: DOMRectReadOnly | null = null
    const observer = new ResizeObserver(([entry]) => {
      const size = entry?.contentRect ?? null
      // Parts of a pixel move nothing that is drawn over it.
      if (counted && size && isAbout(counted.height, size.height) && isAbout(counted.width, size.width)) return
      counted = size
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setLayout(count => count + 1))
    })
    observer.observe(element)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [element])
  return layout
}

function isAbout(a: number, b: number): boolean {
  return Math.abs(a - b) < 1
}
