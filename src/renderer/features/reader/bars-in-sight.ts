import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { afterPaint } from './after-paint.ts'
import type { Stretch } from './kernel/caret.ts'
import type { IntervalIndex } from './kernel/interval-index.ts'
import { crowdsOf, MOST_LANES, type Crowd } from './kernel/margin.ts'
import type { Surface } from './surface.ts'

/** Where something stands in the margin. */
export type Stand = { readonly top: number; readonly height: number; readonly lane: number }
export type Bar = Stand & { readonly excerpt: PaintedExcerpt }
export type Rest = Stand & Crowd<PaintedExcerpt>
type Shown = {
  readonly bars: readonly Bar[]
  readonly rest: readonly Rest[]
}

export type BarsInSightProps = {
  readonly surface: Surface
  readonly scroller: HTMLElement
  readonly index: IntervalIndex<PaintedExcerpt>
  readonly lanes: ReadonlyMap<string, number>
  /** The stretch that bars are drawn for. */
  readonly near: Stretch
  /** Goes up whenever the text is laid out anew. */
  readonly layout: number
}

/** How long the text must rest until another bar is the one that the Tab key reaches. */
const REST = 150
const none: Shown = { bars: [], rest: [] }

/** Follow which bars are near what is in sight, as the text is scrolled and laid out. */
export function useBarsInSight(props: BarsInSightProps) {
  const host = useRef<HTMLDivElement>(null)
  const { surface, scroller, index, lanes, near, layout } = props
  const [shown, setShown] = useState(none)
  const [first, setFirst] = useState<string>()
  const drawn = useRef<Surface | null>(null)

  const measure = useEffectEvent(() => {
    if (!host.current) return
    const next = barsIn({ surface, index, lanes, near, host: host.current })
    drawn.current = surface
    setShown(before => (isSame(before.bars, next.bars) && isSame(before.rest, next.rest) ? before : next))
  })

  const settle = useEffectEvent(() => {
    const { top } = scroller.getBoundingClientRect()
    setFirst(firstBar(shown.bars, surface.between(top, top).start))
  })

  useLayoutEffect(() => {
    // A text that has just come is drawn before its bars: to measure it first would have it laid out twice.
    if (drawn.current !== surface) return afterPaint(() => measure())
    measure()
    return undefined
  }, [surface, index, lanes, near, layout])
  useEffect(() => {
    let rest = 0
    const onScroll = () => {
      clearTimeout(rest)
      rest = window.setTimeout(settle, REST)
    }
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(rest)
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [scroller])
  useEffect(() => afterPaint(() => settle()), [surface, shown])
  return { host, ...shown, first }
}

type Margin = Omit<BarsInSightProps, 'scroller' | 'layout'> & { readonly host: HTMLElement }

function barsIn(margin: Margin): Shown {
  const inside = margin.index.overlapping(margin.near.start, margin.near.end)
  const laneOf = ({ id }: PaintedExcerpt) => margin.lanes.get(id) ?? 0
  const origin = margin.host.getBoundingClientRect().top
  const stand = (excerpt: PaintedExcerpt, lane: number) => ({ lane, ...spanOf(margin, origin, excerpt) })
  return {
    bars: inside
      .filter(excerpt => laneOf(excerpt) < MOST_LANES)
      .map(excerpt => ({ excerpt, ...stand(excerpt, laneOf(excerpt)) })),
    rest: crowdsOf(inside.filter(excerpt => laneOf(excerpt) >= MOST_LANES)).flatMap(crowd => {
      const [first] = crowd.excerpts
      return first ? [{ ...crowd, ...stand(first, MOST_LANES) }] : []
    })
  }
}

/** The bar that the Tab key reaches: the first that ends below the top of what is in sight, or else the first there is. */
export function firstBar(
  bars: readonly { readonly excerpt: Pick<PaintedExcerpt, 'id' | 'end'> }[],
  top: number
): string | undefined {
  return (bars.find(({ excerpt }) => excerpt.end > top) ?? bars[0])?.excerpt.id
}

/** From where to where an excerpt goes in the margin, as far as it is near what is in sight. */
function spanOf({ surface, near }: Margin, origin: number, { start, end }: Stretch): Omit<Stand, 'lane'> {
  const top = surface.caretRect(Math.max(start, near.start)).top
  const bottom = surface.caretRect(Math.max(start, Math.min(end, near.end) - 1)).bottom
  return { top: Math.round(top - origin), height: Math.round(bottom - top) }
}

function isSame(before: readonly (Bar | Rest)[], after: readonly (Bar | Rest)[]): boolean {
  return before.length === after.length && before.every((bar, i) => isSameStand(bar, after[i]))
}

function isSameStand(a: Bar | Rest, b: Bar | Rest | undefined): boolean {
  if (!b || a.top !== b.top || a.height !== b.height || a.lane !== b.lane) return false
  if ('excerpt' in a) return 'excerpt' in b && a.excerpt === b.excerpt
  return 'excerpts' in b && a.id === b.id && a.excerpts.length === b.excerpts.length
}
