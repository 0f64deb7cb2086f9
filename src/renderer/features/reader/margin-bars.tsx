import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { IntervalIndex } from './kernel/interval-index.ts'
import type { Paint } from './kernel/painting.ts'
import styles from './margin-bars.module.css'
import type { Surface } from './surface.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'

export type MarginBarsProps = {
  readonly surface: Surface
  readonly scroller: HTMLElement
  readonly index: IntervalIndex<PaintedExcerpt>
  readonly lanes: ReadonlyMap<string, number>
  readonly paintOf: (excerpt: PaintedExcerpt) => Paint
  /** What a bar is called: its tags, place and first words. */
  readonly nameOf: (excerpt: PaintedExcerpt) => string
  readonly currentId: string | null
  readonly onPick: (excerptId: string) => void
  /** Goes up whenever the text is laid out anew. */
  readonly layout: number
}

type Bar = { readonly excerpt: PaintedExcerpt; readonly top: number; readonly height: number; readonly lane: number }

/** How far beyond what is in sight bars are drawn, so that scrolling finds them there. */
const AHEAD = 400
const LANES = 4

/** Shows a bar in the margin for each excerpt in sight, beside its passage. */
export function MarginBars(props: MarginBarsProps) {
  const { surface, scroller, index, lanes, paintOf, nameOf, currentId, onPick, layout } = props
  const host = useRef<HTMLDivElement>(null)
  const [bars, setBars] = useState<readonly Bar[]>([])

  const measure = useEffectEvent(() => {
    if (!host.current) return
    const next = barsInSight({ surface, scroller, index, lanes, host: host.current })
    setBars(before => (isSame(before, next) ? before : next))
  })

  useEffect(() => measure(), [surface, index, lanes, layout])
  useEffect(() => {
    let frame = 0
    const onScroll = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => measure())
    }
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [scroller])

  return (
    <div ref={host} className={styles.bars}>
      {bars.map(({ excerpt, top, height, lane }) => (
        <button
          key={excerpt.id}
          type="button"
          // The list beside the text has the same excerpts for the keyboard.
          tabIndex={-1}
          className={styles.bar}
          data-colour={paintOf(excerpt)}
          data-current={excerpt.id === currentId || undefined}
          aria-label={nameOf(excerpt)}
          title={nameOf(excerpt)}
          style={{ insetBlockStart: top, blockSize: height, insetInlineStart: 8 + (lane % LANES) * 11 }}
          onClick={() => onPick(excerpt.id)}
        >
          <i />
        </button>
      ))}
    </div>
  )
}

type Margin = Pick<MarginBarsProps, 'surface' | 'scroller' | 'index' | 'lanes'> & { readonly host: HTMLElement }

function barsInSight({ surface, scroller, index, lanes, host }: Margin): readonly Bar[] {
  const view = scroller.getBoundingClientRect()
  const origin = host.getBoundingClientRect().top
  const sight = surface.between(view.top - AHEAD, view.bottom + AHEAD)
  return index.overlapping(sight.start, sight.end).map(excerpt => {
    const top = surface.caretRect(Math.max(excerpt.start, sight.start)).top
    const bottom = surface.caretRect(Math.max(excerpt.start, Math.min(excerpt.end, sight.end) - 1)).bottom
    return {
      excerpt,
      top: Math.round(top - origin),
      height: Math.round(bottom - top),
      lane: lanes.get(excerpt.id) ?? 0
    }
  })
}

function isSame(before: readonly Bar[], after: readonly Bar[]): boolean {
  return before.length === after.length && before.every((bar, i) => isSameBar(bar, after[i]))
}

function isSameBar(a: Bar, b: Bar | undefined): boolean {
  return a.excerpt === b?.excerpt && a.top === b.top && a.height === b.height && a.lane === b.lane
}
