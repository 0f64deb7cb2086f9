import type { ReactNode } from 'react'
import { FindBar, type FindBarProps } from './find/find-bar.tsx'
import { Minimap, MinimapRoom } from './minimap/minimap.tsx'
import { OriginalPane } from './original/original-pane.tsx'
import type { OriginalView } from './original/use-original-view.ts'
import type { ReadingPlace } from './place.ts'
import styles from './reader-frame.module.css'

export type ReaderFrameProps = FindBarProps & {
  readonly place: ReadingPlace
  readonly layout: number
  readonly original: OriginalView
  readonly children: ReactNode
}

/** Holds the text, with what belongs to all of it around: find above, the map at its edge, the original beside. */
export function ReaderFrame({ place, layout, find, original, children }: ReaderFrameProps) {
  const { source, text, marks, surface, scroller } = place
  return (
    <div className={styles.frame}>
      {find.isOpen && <FindBar find={find} />}
      <div className={styles.sides}>
        {children}
        {surface && scroller ? (
          <Minimap {...{ surface, scroller, layout, text, marks }} hits={find.found.hits} />
        ) : (
          <MinimapRoom />
        )}
        {original.isShown && <OriginalPane source={source} onClose={() => original.choose(false)} />}
      </div>
    </div>
  )
}
