import { useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Stretch } from './kernel/caret.ts'
import { isNear, nearTo } from './kernel/near.ts'
import type { ReadingPlace } from './place.ts'
import type { Surface } from './surface.ts'

/**
 * Follow the stretch of text in sight with some screens around it, which excerpts are painted on and have their bars
 * for: the browser goes through all that is painted with every change of the page. Null until it is laid out.
 */
export function useNear({ surface, scroller }: Pick<ReadingPlace, 'surface' | 'scroller'>): Stretch | null {
  const [near, setNear] = useState<{ readonly surface: Surface; readonly stretch: Stretch } | null>(null)

  const follow = useEffectEvent(() => {
    if (!surface || !scroller) return
    const { top, bottom } = scroller.getBoundingClientRect()
    const sight = surface.between(top, bottom)
    const before = near?.surface === surface ? near.stretch : null
    if (before && isNear(before, sight)) return
    // The runs of a page may stand in another order than its text.
    const start = surface.isPlaced
      ? (surface.boxes().findLast(box => box.start <= sight.start)?.start ?? 0)
      : sight.start
    // At once, so that all that depends on it changes within one frame and the text is drawn anew once.
    flushSync(() => setNear({ surface, stretch: nearTo({ start, end: sight.end }, before) }))
  })

  useEffect(() => {
    if (!surface || !scroller) return
    // Heard of when all is laid out and before it is drawn, so that nothing is laid out twice or seen unpainted.
    const size = new ResizeObserver(() => follow())
    const onScroll = () => follow()
    size.observe(scroller)
    // Smaller letters bring more of the text into sight.
    size.observe(surface.root)
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      size.disconnect()
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [surface, scroller])
  return near?.surface === surface ? near.stretch : null
}
