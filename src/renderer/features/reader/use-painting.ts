import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { Stretch } from './kernel/caret.ts'
import { isNear, nearTo } from './kernel/near.ts'
import { pictureOf } from './kernel/painting.ts'
import { paintPicture, wipe } from './paint.ts'
import type { ReadingPlace } from './place.ts'
import type { Surface } from './surface.ts'

export type PaintingProps = Pick<ReadingPlace, 'surface' | 'scroller' | 'marks' | 'current'> & {
  /** Goes up whenever other parts of the text are drawn. */
  readonly drawn: number
}

const all: Stretch = { start: 0, end: Infinity }

/**
 * Paint the excerpts over the text in sight and some screens around it, and take them away with it: the browser goes
 * through all that is painted with every change of the page.
 */
export function usePainting({ surface, scroller, marks, current, drawn }: PaintingProps): void {
  const painted = useRef<{ readonly surface: Surface; readonly near: Stretch } | null>(null)

  const paint = useEffectEvent(() => {
    if (!surface || painted.current?.surface !== surface) return
    const { start, end } = painted.current.near
    const near = marks.index.overlapping(start, end)
    // The current one shows, whatever is hidden: it is what the keys are about.
    const isHidden = current !== null && current.start < end && current.end > start && !near.includes(current)
    paintPicture(surface, pictureOf(isHidden ? [...near, current] : near, marks.colourOf, current?.id ?? null), drawn)
  })
  const follow = useEffectEvent(() => {
    if (!surface || !scroller) return
    const sight = surface.isPlaced ? all : sightOf(surface, scroller)
    if (painted.current?.surface === surface && isNear(painted.current.near, sight)) return
    painted.current = { surface, near: nearTo(sight) }
    paint()
  })

  useLayoutEffect(() => paint(), [surface, marks.index, marks.colourOf, current, drawn])
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
  useLayoutEffect(() => (surface ? () => wipe(surface) : undefined), [surface])
}

function sightOf(surface: Surface, scroller: HTMLElement): Stretch {
  const { top, bottom } = scroller.getBoundingClientRect()
  return surface.between(top, bottom)
}
