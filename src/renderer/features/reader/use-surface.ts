import { startTransition, useCallback, useEffect, useState } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { keptPlace } from '#renderer/kept-places.ts'
import { topOf } from '#renderer/trail.ts'
import { afterPaint } from '#renderer/ui/after-paint.ts'
import type { ReadText } from './kernel/ground.ts'
import { surfaceOf, type Surface } from './surface.ts'
import { useSide } from './use-side.ts'

/** A text of fewer characters is drawn within a frame as it is. */
const LONG = 100_000
/** The rest of it waits no longer for its excerpts. */
const PATIENCE_MS = 200

/** Follow the text as it stands on the screen; another surface once all of it is there. */
export function useSurface(sourceId: string, text: ReadText) {
  const isWhole = useWhole(sourceId, text)
  const [surface, setSurface] = useState<Surface | null>(null)
  const setRoot = useCallback(
    (root: HTMLElement | null) => setSurface(root && surfaceOf(root, text)),
    // A surface knows the blocks that it was opened with.
    // oxlint-disable-next-line react/exhaustive-deps
    [text, isWhole]
  )
  return { isWhole, surface, setSurface, setRoot }
}

/**
 * Whether all of a source's text is shown: of a long one what is in sight at its beginning comes first, the rest once
 * that is painted. One that is gone into at another place comes as a whole, and stays so.
 */
function useWhole(sourceId: string, { text }: ReadText): boolean {
  const { at, excerptId } = useSide()
  const left = topOf(sourceId) ?? keptPlace(sourceId) ?? 0
  const isAtOnce = text.length < LONG || at !== null || excerptId !== null || left > 0
  const [isWhole, setWhole] = useState(isAtOnce)
  if (isAtOnce && !isWhole) setWhole(true)
  // Begun before its excerpts are here it would be begun anew with them. What the hand does meanwhile comes before it.
  const isPainted = useAnswer({ kind: 'painted', sourceId }) !== undefined
  useEffect(() => {
    if (isWhole) return undefined
    const fill = () => startTransition(() => setWhole(true))
    if (isPainted) return afterPaint(fill)
    const patience = setTimeout(fill, PATIENCE_MS)
    return () => clearTimeout(patience)
  }, [isWhole, isPainted])
  return isWhole
}
