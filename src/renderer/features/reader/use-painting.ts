import { useLayoutEffect, useMemo } from 'react'
import { pictureOf } from './kernel/painting.ts'
import { paintPicture, wipe } from './paint.ts'
import type { Surface } from './surface.ts'
import type { Marks } from './use-marks.ts'

/** Paint the excerpts over the text, anew whenever other parts of it are drawn, and take them away with it. */
export function usePainting(surface: Surface | null, marks: Marks, currentId: string | null, drawn: number): void {
  const { byId, colourOf } = marks
  const current = byId.get(currentId ?? '')
  const isHidden = current !== undefined && !marks.excerpts.includes(current)
  // The current one shows, whatever is hidden: it is what the keys are about.
  const excerpts = useMemo(
    () => (isHidden ? [...marks.excerpts, current] : marks.excerpts),
    [marks.excerpts, isHidden, current]
  )
  const picture = useMemo(() => pictureOf(excerpts, colourOf, currentId), [excerpts, colourOf, currentId])
  useLayoutEffect(() => {
    if (surface) paintPicture(surface, picture, drawn)
  }, [surface, picture, drawn])
  useLayoutEffect(() => (surface ? () => wipe(surface) : undefined), [surface])
}
