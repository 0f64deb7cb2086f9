import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { afterPaint } from '#renderer/ui/after-paint.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import type { Stretch } from './kernel/caret.ts'
import type { IntervalIndex } from './kernel/interval-index.ts'
import type { Lanes } from './kernel/lanes.ts'
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
  readonly lanes: Lanes
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
  const isBare = useRef(true)
  // Of a text that was not laid out anew what was measured still holds.
  const spans = useRef<Spans>({ layout: -1, of: new Map() })

  const measure = useEffectEvent(() => {
    if (!host.current) return
    const isLaidOutAnew = drawn.current !== surface || spans.current.layout !== layout
    if (isLaidOutAnew) spans.current = { layout, of: new Map() }
    const next = barsIn({ surface, index, lanes, near, host: host.current, spans: spans.current.of })
    drawn.current = surface
    isBare.current = next.bars.length === 0
    setShown(before => (isSame(before, next) ? before : next))
  })

  const settle = useEffectEvent(() => {
    const { top } = scroller.getBoundingClientRect()
    setFirst(firstBar(shown.bars, surface.between(top, top).start))
  })

  useLayoutEffect(() => {
    // Bars must be measured first, so a text that has just come, and its first excerpts, are drawn before them.
    if (drawn.current !== surface || isBare.current) return afterPaint(() => measure())
    measure()
    return undefined
  }, [surface, index, lanes, near, layout])
  // Any change of the document has the browser draw all anew that is painted near it.
  useEffect(() => {
    let rest = window.setTimeout(settle, REST)
    const onScroll = () => {
      clearTimeout(rest)
      rest = window.setTimeout(settle, REST)
    }
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(rest)
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [surface, scroller, shown])
  return { host, ...shown, first }
}

type Span = Omit<Stand, 'lane'>
/** From where to where passages go, by their borders, as one layout of the text has them. */
type Spans = { readonly layout: number; readonly of: Map<string, Span> }
type Measured = Omit<BarsInSightProps, 'scroller' | 'layout'> & {
  readonly host: HTMLElement
  readonly spans: Map<string, Span>
}

function barsIn(measured: Measured): Shown {
  const inside = measured.index.overlapping(measured.near.start, measured.near.end)
  const laneOf = ({ id }: PaintedExcerpt) => measured.lanes.of.get(id) ?? 0
  const origin = measured.host.getBoundingClientRect().top
  const stand = (excerpt: PaintedExcerpt, lane: number) => ({ lane, ...spanOf(measured, origin, excerpt) })
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
function spanOf({ surface, near, spans }: Measured, origin: number, { start, end }: Stretch): Span {
  const from = Math.max(start, near.start)
  const to = Math.max(start, Math.min(end, near.end) - 1)
  const key = `${from}-${to}`
  const known = spans.get(key)
  if (known) return known
  const top = surface.caretRect(from).top
  const span = { top: Math.round(top - origin), height: Math.round(surface.caretRect(to).bottom - top) }
  spans.set(key, span)
  return span
}

function isSame(before: Shown, after: Shown): boolean {
  const all = ({ bars, rest }: Shown) => [...bars, ...rest]
  const [shown, next] = [all(before), all(after)]
  return shown.length === next.length && shown.every((bar, i) => isSameStand(bar, next[i]))
}

function isSameStand(a: Bar | Rest, b: Bar | Rest | undefined): boolean {
  if (!b || a.top !== b.top || a.height !== b.height || a.lane !== b.lane) return false
  if ('excerpt' in a) return 'excerpt' in b && a.excerpt === b.excerpt
  return 'excerpts' in b && a.id === b.id && a.excerpts.length === b.excerpts.length
}
