import { useEffectEvent, useLayoutEffect } from 'react'
import type { Stretch } from './kernel/caret.ts'
import { pictureOf } from './kernel/painting.ts'
import { paintPicture, wipe } from './paint.ts'
import type { ReadingPlace } from './place.ts'

export type PaintingProps = Pick<ReadingPlace, 'surface' | 'marks' | 'current'> & {
  /** The stretch that is painted. */
  readonly near: Stretch | null
  /** Goes up whenever other parts of the text are drawn. */
  readonly drawn: number
}

/** Paint the excerpts over the text near what is in sight, and take them away with it. */
export function usePainting({ surface, near, marks, current, drawn }: PaintingProps): void {
  const paint = useEffectEvent(() => {
    if (!surface || !near) return
    const inside = marks.index.overlapping(near.start, near.end)
    // The current one shows, whatever is hidden: it is what the keys are about.
    const isHidden =
      current !== null && current.start < near.end && current.end > near.start && !inside.includes(current)
    paintPicture(
      surface,
      pictureOf(isHidden ? [...inside, current] : inside, marks.colourOf, current?.id ?? null),
      drawn
    )
  })

  useLayoutEffect(() => paint(), [surface, near, marks.index, marks.colourOf, current, drawn])
  useLayoutEffect(() => (surface ? () => wipe(surface) : undefined), [surface])
}
