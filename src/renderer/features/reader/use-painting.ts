import { useEffect, useLayoutEffect, useMemo } from 'react'
import { pictureOf } from './kernel/painting.ts'
import { paintPicture, wipe } from './paint.ts'
import type { Surface } from './surface.ts'
import type { Marks } from './use-marks.ts'

/** Paint the excerpts over the text, and take them away with it. */
export function usePainting(surface: Surface | null, marks: Marks, currentId: string | null): void {
  const { excerpts, colourOf } = marks
  const picture = useMemo(() => pictureOf(excerpts, colourOf, currentId), [excerpts, colourOf, currentId])
  useLayoutEffect(() => {
    if (surface) paintPicture(surface, picture)
  }, [surface, picture])
  useEffect(() => wipe, [])
}
