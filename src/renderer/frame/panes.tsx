import type { ReactNode } from 'react'
import { t } from '#renderer/words.ts'
import styles from './panes.module.css'
import { Splitter } from './splitter.tsx'
import type { usePaneSizes } from './use-pane-sizes.ts'

export type PanesProps = {
  readonly sizes: ReturnType<typeof usePaneSizes>
  readonly left: ReactNode
  readonly middle: ReactNode
  /** Null where there is nothing to show beside the middle. */
  readonly right: ReactNode
  /** Whether the middle stands alone, the others hidden. */
  readonly isAlone: boolean
}

/** Three panes side by side: what there is, what is read, what was marked in it. */
export function Panes({ sizes, left, middle, right, isAlone }: PanesProps) {
  const isRightShown = right !== null && sizes.isRightOpen
  return (
    <div className={styles.panes}>
      <aside
        className={styles.side}
        hidden={isAlone}
        aria-label={t('Sources and codebook')}
        style={{ width: sizes.left }}
      >
        {left}
        <Splitter
          side="left"
          label={t('Width of the sources')}
          size={sizes.left}
          onResize={width => sizes.resize('left', width)}
        />
      </aside>
      <main className={styles.middle} aria-label={t('Read')}>
        {middle}
      </main>
      {isRightShown && (
        <aside
          className={styles.side}
          hidden={isAlone}
          aria-label={t('Excerpts of this source')}
          data-pane="excerpts"
          tabIndex={-1}
          style={{ width: sizes.right }}
        >
          <Splitter
            side="right"
            label={t('Width of the excerpts')}
            size={sizes.right}
            onResize={width => sizes.resize('right', width)}
          />
          <div className={styles.inside}>{right}</div>
        </aside>
      )}
    </div>
  )
}
