import { useEffect, useState } from 'react'
import { nearPages, type NearPages } from './near-pages.ts'

/** Follow which pages are in sight or a screen away; `tops` are where they begin in the column, rising. */
export function useNearPages(scroller: HTMLElement | null, tops: readonly number[]): NearPages {
  const [near, setNear] = useState<NearPages>(() => nearIn(scroller, tops))

  useEffect(() => {
    if (!scroller) return
    let frame = 0
    const look = () => {
      const next = nearIn(scroller, tops)
      setNear(before => (isSame(before, next) ? before : next))
    }
    const lookSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    look()
    scroller.addEventListener('scroll', lookSoon, { passive: true })
    const observer = new ResizeObserver(lookSoon)
    observer.observe(scroller)
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', lookSoon)
      observer.disconnect()
    }
  }, [scroller, tops])

  return near
}

function nearIn(scroller: HTMLElement | null, tops: readonly number[]): NearPages {
  return scroller ? nearPages(tops, scroller.scrollTop, scroller.clientHeight) : { first: 0, last: 0, current: 0 }
}

function isSame(a: NearPages, b: NearPages): boolean {
  return a.first === b.first && a.last === b.last && a.current === b.current
}
