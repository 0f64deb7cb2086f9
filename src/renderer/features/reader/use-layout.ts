import { useEffect, useState } from 'react'

/** Counts how often an element was laid out anew, so that what is drawn over it can follow. */
export function useLayout(element: HTMLElement | null): number {
  const [layout, setLayout] = useState(0)
  useEffect(() => {
    if (!element) return
    let frame = 0
    const observer = new ResizeObserver(() => {
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
