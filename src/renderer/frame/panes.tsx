import type { ReactNode } from 'react'
import styles from './panes.module.css'
import { Splitter } from './splitter.tsx'
import type { usePaneSizes } from './use-pane-sizes.ts'

export type PanesProps = {
  readonly sizes: ReturnType<typeof usePaneSizes>
  readonly left: ReactNode
  readonly middle: ReactNode
  /** Null where there is nothing to show beside the middle. */
  readonly right: ReactNode
  /** Stands in the upper corner of the middle. */
  readonly corner: ReactNode
}

/** Three panes side by side: what there is, what is read, what was marked in it. */
export function Panes({ sizes, left, middle, right, corner }: PanesProps) {
  const isRightShown = right !== null && sizes.isRightOpen
  return (
    <div className={styles.panes}>
      <aside className={styles.side} aria-label="Sources and codebook" style={{ width: sizes.left }}>
        {left}
        <Splitter
          side="left"
          label="Width of the sources"
          width={sizes.left}
          onResize={width => sizes.resize('left', width)}
        />
      </aside>
      <main className={styles.middle} data-pane="reader" tabIndex={-1}>
        {middle}
        {corner !== null && <div className={styles.corner}>{corner}</div>}
      </main>
      {isRightShown && (
        <aside
          className={styles.side}
          aria-label="Excerpts of this source"
          data-pane="excerpts"
          tabIndex={-1}
          style={{ width: sizes.right }}
        >
          <Splitter
            side="right"
            label="Width of the excerpts"
            width={sizes.right}
            onResize={width => sizes.resize('right', width)}
          />
          <div className={styles.inside}>{right}</div>
        </aside>
      )}
    </div>
  )
}
