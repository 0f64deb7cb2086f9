import type { ReactNode } from 'react'
import { t } from '#renderer/words.ts'
import styles from './halves.module.css'
import { Splitter } from './splitter.tsx'

/** What stands on one side. */
export type Half = {
  readonly label: string
  readonly content: ReactNode
  /** Its name and buttons, where two stand side by side. */
  readonly head: ReactNode
  /** Whether the keys are meant for it. */
  readonly isWorkedOn: boolean
  /** Whether it is a text, which the buttons in the corner are for. */
  readonly isText: boolean
  /** Called when the focus or the pointer comes into it. */
  readonly onEnter: () => void
}

export type HalvesProps = {
  /** One of them alone fills the room. */
  readonly first: Half | null
  readonly second: Half | null
  /** Whether the second comes first in the document, where it stays while the two change places. */
  readonly isCrossed: boolean
  /** How much of the room the first has, in hundredths. */
  readonly half: number
  readonly isStacked: boolean
  readonly onResize: (half: number) => void
  /** Stands in the upper corner. */
  readonly corner: ReactNode
}

/** Shows one thing, or two side by side or one above the other. */
export function Halves({ first, second, isCrossed, half, isStacked, onResize, corner }: HalvesProps) {
  const isSplit = first !== null && second !== null
  const texts = [second, first].filter(one => one?.isText)
  // One above the other, what stands over the upper text would seem to be for that one.
  const cornered = (isStacked && texts.find(one => one?.isWorkedOn)) || texts[0]
  const inOrder = [
    { one: first, share: half },
    { one: second, share: 100 - half }
  ]
  const shown = isCrossed ? inOrder.toReversed() : inOrder
  return (
    <div
      className={styles.halves}
      data-stacked={isStacked || undefined}
      data-crossed={(isSplit && isCrossed) || undefined}
    >
      {shown.map(({ one, share }, at) => [
        at === 1 && isSplit && (
          <Splitter
            key="edge"
            side="half"
            label={isStacked ? t('Height of the upper text') : t('Width of the first text')}
            size={half}
            onResize={onResize}
            isLying={isStacked}
          />
        ),
        one && (
          <HalfShown key={at} half={one} isSplit={isSplit} share={isSplit ? share : 100}>
            {one === cornered && corner !== null && <div className={styles.corner}>{corner}</div>}
          </HalfShown>
        )
      ])}
    </div>
  )
}

type HalfShownProps = {
  readonly half: Half
  readonly isSplit: boolean
  readonly share: number
  readonly children: ReactNode
}

function HalfShown({ half: { label, head, content, isWorkedOn, onEnter }, isSplit, share, children }: HalfShownProps) {
  const named = isSplit ? { role: 'region', 'aria-label': label } : {}
  return (
    <div
      {...named}
      className={styles.half}
      data-pane="reader"
      data-worked-on={(isSplit && isWorkedOn) || undefined}
      tabIndex={-1}
      style={{ flexGrow: share }}
    >
      {isSplit && <header className={styles.head}>{head}</header>}
      <div className={styles.body}>
        {/* The corner is left out: it is for the side that is worked on, wherever it stands. */}
        <div className={styles.content} onFocusCapture={onEnter} onPointerDownCapture={onEnter}>
          {content}
        </div>
        {children}
      </div>
    </div>
  )
}
