import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { t } from '#renderer/words.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import type { IntervalIndex } from './kernel/interval-index.ts'
import { crowdsOf, marginOf, MOST_LANES, type Crowd } from './kernel/margin.ts'
import type { Paint } from './kernel/painting.ts'
import styles from './margin-bars.module.css'
import type { Surface } from './surface.ts'

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
  /** Called for excerpts that no bar is left for. */
  readonly onCrowd: (excerpts: readonly PaintedExcerpt[]) => void
  /** Goes up whenever the text is laid out anew. */
  readonly layout: number
}

type Stand = { readonly top: number; readonly height: number; readonly lane: number }
type Bar = Stand & { readonly excerpt: PaintedExcerpt }
type Rest = Stand & Crowd<PaintedExcerpt>
type Shown = { readonly bars: readonly Bar[]; readonly rest: readonly Rest[] }

/** How far beyond what is in sight bars are drawn, so that scrolling finds them there. */
const AHEAD = 400

/** Shows a bar in the margin for each excerpt in sight, beside its passage; arrows go from bar to bar. */
export function MarginBars(props: MarginBarsProps) {
  const { lanes, paintOf, nameOf, currentId, onPick, onCrowd } = props
  const { host, bars, rest } = useBarsInSight(props)
  const { step, width } = marginOf(lanes)
  const tabStop = bars.some(({ excerpt }) => excerpt.id === currentId) ? currentId : bars[0]?.excerpt.id
  const place = ({ top, height, lane }: Stand) => ({
    insetBlockStart: top,
    blockSize: height,
    insetInlineStart: 8 + lane * step,
    inlineSize: step
  })

  return (
    <div
      ref={host}
      className={styles.bars}
      style={{ inlineSize: width }}
      {...margin}
      aria-label={t('Excerpts in the margin')}
    >
      {bars.map(({ excerpt, ...stand }) => (
        <button
          key={excerpt.id}
          type="button"
          tabIndex={excerpt.id === tabStop ? 0 : -1}
          className={styles.bar}
          data-colour={paintOf(excerpt)}
          data-current={excerpt.id === currentId || undefined}
          aria-label={nameOf(excerpt)}
          aria-current={excerpt.id === currentId || undefined}
          title={nameOf(excerpt)}
          style={place(stand)}
          onClick={() => onPick(excerpt.id)}
        >
          <i />
        </button>
      ))}
      {rest.map(({ id, excerpts, ...stand }) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          className={styles.rest}
          aria-label={moreHere(excerpts.length)}
          title={moreHere(excerpts.length)}
          style={{ ...place(stand), blockSize: undefined, inlineSize: undefined }}
          onClick={() => onCrowd(excerpts)}
        >
          +{excerpts.length}
        </button>
      ))}
    </div>
  )
}

function moreHere(count: number): string {
  return t('{count, plural, one {# more excerpt} other {# more excerpts}} here', { count })
}

const margin = {
  role: 'toolbar',
  'aria-orientation': 'vertical',
  onKeyDown: moveFocus
} as const

/** Go to the bar before or after, as they stand from top to bottom. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const bars = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = bars.findIndex(bar => bar === document.activeElement)
  event.preventDefault()
  event.stopPropagation()
  bars[at + step]?.focus()
}

/** Follow which bars are in sight, as the text is scrolled and laid out. */
function useBarsInSight(props: MarginBarsProps) {
  const host = useRef<HTMLDivElement>(null)
  const { surface, scroller, index, lanes, layout } = props
  const [shown, setShown] = useState<Shown>({ bars: [], rest: [] })

  const measure = useEffectEvent(() => {
    if (!host.current) return
    const next = barsInSight({ surface, scroller, index, lanes, host: host.current })
    setShown(before => (isSame(before.bars, next.bars) && isSame(before.rest, next.rest) ? before : next))
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
  return { host, ...shown }
}

type Margin = Pick<MarginBarsProps, 'surface' | 'scroller' | 'index' | 'lanes'> & { readonly host: HTMLElement }

function barsInSight({ surface, scroller, index, lanes, host }: Margin): Shown {
  const view = scroller.getBoundingClientRect()
  const origin = host.getBoundingClientRect().top
  const sight = surface.between(view.top - AHEAD, view.bottom + AHEAD)
  const inSight = index.overlapping(sight.start, sight.end)
  const laneOf = ({ id }: PaintedExcerpt) => lanes.get(id) ?? 0

  function stand(excerpt: PaintedExcerpt, lane: number): Stand {
    const top = surface.caretRect(Math.max(excerpt.start, sight.start)).top
    const bottom = surface.caretRect(Math.max(excerpt.start, Math.min(excerpt.end, sight.end) - 1)).bottom
    return { top: Math.round(top - origin), height: Math.round(bottom - top), lane }
  }

  return {
    bars: inSight
      .filter(excerpt => laneOf(excerpt) < MOST_LANES)
      .map(excerpt => ({ excerpt, ...stand(excerpt, laneOf(excerpt)) })),
    rest: crowdsOf(inSight.filter(excerpt => laneOf(excerpt) >= MOST_LANES)).flatMap(crowd => {
      const [first] = crowd.excerpts
      return first ? [{ ...crowd, ...stand(first, MOST_LANES) }] : []
    })
  }
}

function isSame(before: readonly (Bar | Rest)[], after: readonly (Bar | Rest)[]): boolean {
  return before.length === after.length && before.every((bar, i) => isSameStand(bar, after[i]))
}

function isSameStand(a: Bar | Rest, b: Bar | Rest | undefined): boolean {
  if (!b || a.top !== b.top || a.height !== b.height || a.lane !== b.lane) return false
  if ('excerpt' in a) return 'excerpt' in b && a.excerpt === b.excerpt
  return 'excerpts' in b && a.id === b.id && a.excerpts.length === b.excerpts.length
}
