import { memo, type CSSProperties, type KeyboardEvent } from 'react'
import { t } from '#renderer/words.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { useBarsInSight, type Bar, type BarsInSightProps } from './bars-in-sight.ts'
import { marginOf } from './kernel/margin.ts'
import type { Paint } from './kernel/painting.ts'
import styles from './margin-bars.module.css'

export type MarginBarsProps = BarsInSightProps & {
  readonly paintOf: (excerpt: PaintedExcerpt) => Paint
  /** What a bar is called: its tags, place and first words. */
  readonly nameOf: (excerpt: PaintedExcerpt) => string
  readonly currentId: string | null
  readonly onPick: (excerptId: string) => void
  /** Called for excerpts that no bar is left for. */
  readonly onCrowd: (excerpts: readonly PaintedExcerpt[]) => void
}

/** Shows a bar in the margin for each excerpt in sight, beside its passage; arrows go from bar to bar. */
export const MarginBars = memo(function MarginBars(props: MarginBarsProps) {
  const { lanes, paintOf, nameOf, currentId, onPick, onCrowd } = props
  const { host, bars, rest, first } = useBarsInSight(props)
  // Not by the bars, which come later: the text would be wrapped anew.
  const { step, width } = marginOf(lanes.count)
  const isShown = (id: string | null | undefined) => bars.some(({ excerpt }) => excerpt.id === id)
  const tabStop = isShown(currentId) ? currentId : isShown(first) ? first : bars[0]?.excerpt.id

  return (
    <div
      ref={host}
      className={styles.bars}
      style={{ inlineSize: width, '--step': `${step}px` } as CSSProperties}
      {...toolbar}
      aria-label={t('Excerpts in the margin')}
    >
      {bars.map(({ excerpt, top, height, lane }) => (
        <BarOf
          key={excerpt.id}
          {...{ excerpt, top, height, lane, step, paintOf, nameOf, onPick }}
          isCurrent={excerpt.id === currentId}
          isTabStop={excerpt.id === tabStop}
        />
      ))}
      {rest.map(({ id, excerpts, ...stand }) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          className={styles.rest}
          aria-label={moreHere(excerpts.length)}
          title={moreHere(excerpts.length)}
          style={{ marginBlockStart: stand.top, marginInlineStart: startOf(stand.lane, step) }}
          onClick={() => onCrowd(excerpts)}
        >
          +{excerpts.length}
        </button>
      ))}
    </div>
  )
})

type BarOfProps = Bar &
  Pick<MarginBarsProps, 'paintOf' | 'nameOf' | 'onPick'> & {
    readonly step: number
    readonly isCurrent: boolean
    readonly isTabStop: boolean
  }

// Most bars stay as they are while others come into sight.
const BarOf = memo(function BarOf(bar: BarOfProps) {
  const { excerpt, top, height, lane, step, paintOf, nameOf, onPick, isCurrent, isTabStop } = bar
  const name = nameOf(excerpt)
  return (
    <button
      type="button"
      tabIndex={isTabStop ? 0 : -1}
      className={styles.bar}
      data-colour={paintOf(excerpt)}
      data-current={isCurrent || undefined}
      aria-label={name}
      aria-current={isCurrent || undefined}
      title={name}
      style={{
        marginBlockStart: top,
        blockSize: height,
        marginInlineStart: startOf(lane, step)
      }}
      onClick={() => onPick(excerpt.id)}
    />
  )
})

function startOf(lane: number, step: number): number {
  return 8 + lane * step
}

function moreHere(count: number): string {
  return t('{count, plural, one {# more excerpt} other {# more excerpts}} here', { count })
}

const toolbar = {
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
