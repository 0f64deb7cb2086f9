import { useEffect, useEffectEvent, useRef, useState } from 'react'
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
  /** Goes up whenever the text is laid out anew. */
  readonly layout: number
}

/**
 * How far beyond what is in sight bars are drawn, so that scrolling finds them there, and how much of that is left when
 * others are drawn: to draw some with every frame would have the browser paint the text anew each time.
 */
const AHEAD = 800
const LEFT = 300
/** How long the text must rest until another bar is the one that the Tab key reaches. */
const REST = 150

/** Follow which bars are in sight, as the text is scrolled and laid out. */
export function useBarsInSight(props: BarsInSightProps) {
  const host = useRef<HTMLDivElement>(null)
  const { surface, scroller, index, lanes, layout } = props
  const [shown, setShown] = useState<Shown>({ bars: [], rest: [] })
  const [first, setFirst] = useState<string>()
  // What was measured last, and of which stretch.
  const measured = useRef<(Shown & { readonly of: Stretch }) | null>(null)

  const measure = useEffectEvent(() => {
    if (!host.current) return
    const margin = { surface, scroller, index, lanes, host: host.current }
    if (measured.current && isStill(margin, measured.current)) return
    const next = barsInSight(margin)
    measured.current = next
    setShown(before => (isSame(before.bars, next.bars) && isSame(before.rest, next.rest) ? before : next))
  })

  const settle = useEffectEvent(() => {
    const { top } = scroller.getBoundingClientRect()
    setFirst(firstBar(shown.bars, surface.between(top, top).start))
  })

  useEffect(() => {
    measured.current = null
  }, [surface, index, lanes])
  // A text that has just come is drawn before its bars: to measure it first would have it laid out twice.
  useEffect(() => afterPaint(() => measure()), [surface, index, lanes, layout])
  useEffect(() => {
    let frame = 0
    let rest = 0
    const onScroll = () => {
      clearTimeout(rest)
      rest = window.setTimeout(settle, REST)
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => measure())
    }
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(rest)
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [scroller])
  useEffect(() => afterPaint(() => settle()), [surface, shown])
  return { host, ...shown, first }
}

type Margin = Omit<BarsInSightProps, 'layout'> & { readonly host: HTMLElement }

function barsInSight(margin: Margin): Shown & { readonly of: Stretch } {
  const sight = sightOf(margin, AHEAD)
  const inSight = margin.index.overlapping(sight.start, sight.end)
  const laneOf = ({ id }: PaintedExcerpt) => margin.lanes.get(id) ?? 0
  const stand = (excerpt: PaintedExcerpt, lane: number) => ({ lane, ...spanOf(margin, sight, excerpt) })
  return {
    of: sight,
    bars: inSight
      .filter(excerpt => laneOf(excerpt) < MOST_LANES)
      .map(excerpt => ({ excerpt, ...stand(excerpt, laneOf(excerpt)) })),
    rest: crowdsOf(inSight.filter(excerpt => laneOf(excerpt) >= MOST_LANES)).flatMap(crowd => {
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

function sightOf({ surface, scroller }: Margin, ahead: number): Stretch {
  const { top, bottom } = scroller.getBoundingClientRect()
  return surface.between(top - ahead, bottom + ahead)
}

/** From where to where an excerpt goes in the margin, as far as it is in sight. */
function spanOf({ surface, host }: Margin, sight: Stretch, { start, end }: Stretch): Omit<Stand, 'lane'> {
  const origin = host.getBoundingClientRect().top
  const top = surface.caretRect(Math.max(start, sight.start)).top
  const bottom = surface.caretRect(Math.max(start, Math.min(end, sight.end) - 1)).bottom
  return { top: Math.round(top - origin), height: Math.round(bottom - top) }
}

/** Whether enough bars are drawn, and the first and the last of them stand where they stood. */
function isStill(margin: Margin, { of, bars }: Shown & { readonly of: Stretch }): boolean {
  const sight = sightOf(margin, LEFT)
  if (sight.start < of.start || sight.end > of.end) return false
  return [bars[0], bars.at(-1)].every(bar => {
    if (!bar) return true
    const { top, height } = spanOf(margin, of, bar.excerpt)
    return top === bar.top && height === bar.height
  })
}

function isSame(before: readonly (Bar | Rest)[], after: readonly (Bar | Rest)[]): boolean {
  return before.length === after.length && before.every((bar, i) => isSameStand(bar, after[i]))
}

function isSameStand(a: Bar | Rest, b: Bar | Rest | undefined): boolean {
  if (!b || a.top !== b.top || a.height !== b.height || a.lane !== b.lane) return false
  if ('excerpt' in a) return 'excerpt' in b && a.excerpt === b.excerpt
  return 'excerpts' in b && a.id === b.id && a.excerpts.length === b.excerpts.length
}
