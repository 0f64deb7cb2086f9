import { useEffect, useRef, useState } from 'react'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import type { Marks } from './use-marks.ts'

/** An excerpt that was just made, and the excerpts of the text as they were heard of before it. */
type Made = { readonly excerpt: PaintedExcerpt; readonly before: Marks['byId'] }

/**
 * The excerpt that is worked on, if any. One that was just made is known here by `expect` until the excerpts of the text
 * are heard of anew: the next key is meant for it, and may come first.
 */
export function useCurrent({ byId }: Marks, excerptId: string | null) {
  const [made, setMade] = useState<Made | null>(null)
  const latest = useRef(byId)
  useEffect(() => {
    latest.current = byId
  })
  const isExpected = made !== null && made.excerpt.id === excerptId && made.before === byId
  const current = byId.get(excerptId ?? '') ?? (isExpected ? made.excerpt : null)
  return { current, expect: (excerpt: PaintedExcerpt) => setMade({ excerpt, before: latest.current }) }
}
