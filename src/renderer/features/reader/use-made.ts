import { useEffect, useRef, useState } from 'react'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import type { Marks } from './use-marks.ts'

/** An excerpt that was just made, and the excerpts of the text as they were heard of before it. */
type Made = { readonly excerpt: PaintedExcerpt; readonly before: Marks['byId'] }

/**
 * The excerpt that was just made and turned to, until the excerpts of the text are heard of anew; null after that. The
 * next key is meant for it, and may come first; what tags it has is not known.
 */
export function useMade({ byId }: Marks, excerptId: string | null) {
  const [made, setMade] = useState<Made | null>(null)
  const latest = useRef(byId)
  useEffect(() => {
    latest.current = byId
  })
  const isMade = made !== null && made.excerpt.id === excerptId && made.before === byId
  return {
    made: isMade && !byId.has(made.excerpt.id) ? made.excerpt : null,
    noteMade: (excerpt: PaintedExcerpt) => setMade({ excerpt, before: latest.current })
  }
}
