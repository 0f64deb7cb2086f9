import { useEffect, useState } from 'react'

/** Counts how often an element was laid out anew, or moved within what it stands in, so that what is drawn over it follows. */
export function useLayout(element: HTMLElement | null): number {
  const [layout, setLayout] = useState(0)
  useEffect(() => {
    if (!element) return
    let frame = 0
    const counted = new Map<Element, DOMRectReadOnly>()
    const observer = new ResizeObserver(entries => {
      const changed = entries.filter(({ target, contentRect }) => !isAbout(counted.get(target), contentRect))
      if (changed.length === 0) return
      for (const { target, contentRect } of changed) counted.set(target, contentRect)
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setLayout(count => count + 1))
    })
    observer.observe(element)
    // A text as wide as it may be stays so in a wider room, and stands elsewhere in it.
    if (element.parentElement) observer.observe(element.parentElement)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [element])
  return layout
}

/** Parts of a pixel move nothing that is drawn over it. */
function isAbout(a: DOMRectReadOnly | undefined, b: DOMRectReadOnly): boolean {
  return a !== undefined && Math.abs(a.height - b.height) < 1 && Math.abs(a.width - b.width) < 1
}
