import { useEffect, useEffectEvent, useRef } from 'react'
import { say } from '#renderer/act.ts'
import { setReading, useReading } from '#renderer/reading.ts'
import { useWorkedOn } from '#renderer/side.ts'
import { currentView } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { moveBy, type Stretch } from './kernel/caret.ts'
import { stretchOf } from './kernel/selection.ts'
import { bringIntoSight } from './lines.ts'
import type { ReadingPlace } from './place.ts'
import { moveBorders } from './tagging.ts'

/** Change the borders of the excerpt that is worked on: word by word, or by selecting its passage anew. */
export function useBorders(
  { text, marks, surface, scroller, selection, select }: ReadingPlace,
  workedOn: () => Promise<PaintedExcerpt | null>
) {
  const isWorkedOn = useWorkedOn()
  const reading = useReading()
  const bordersOf = isWorkedOn ? reading.bordersOf : null
  // Keys may come faster than answers, and each goes on from where the one before led to.
  const moved = useRef<{ readonly id: string; readonly stretch: Stretch } | null>(null)
  useEffect(() => {
    moved.current = null
  }, [marks.excerpts])

  const begun = useRef<string | undefined>(undefined)
  const begin = useEffectEvent(() => {
    const excerpt = bordersOf === null ? null : marks.byId.get(bordersOf)
    if (excerpt?.id === begun.current) return
    begun.current = excerpt?.id
    if (!excerpt || !surface || !scroller) return
    surface.root.focus({ preventScroll: true })
    bringIntoSight(surface, scroller, excerpt.start)
    select({ anchor: excerpt.start, focus: excerpt.end, by: 'keyboard' })
  })
  // One that was just made is heard of a moment later.
  const isKnown = bordersOf !== null && marks.byId.has(bordersOf)
  useEffect(() => begin(), [bordersOf, isKnown])

  return {
    bordersOf,

    beginBorders: async (): Promise<void> => {
      const excerpt = await workedOn()
      if (!excerpt) return say(t('Choose an excerpt first.'))
      // The hand may have turned elsewhere meanwhile.
      if (currentView().excerptId === excerpt.id) setReading({ bordersOf: excerpt.id })
    },

    /** Give the excerpt the selection's borders; false when none was to be changed. */
    confirmBorders: (): boolean => {
      const stretch = stretchOf(selection)
      if (bordersOf === null || !stretch || !marks.byId.has(bordersOf)) return false
      setReading({ bordersOf: null })
      select({ anchor: stretch.end, focus: stretch.end, by: 'keyboard' })
      void moveBorders(bordersOf, stretch)
      return true
    },

    /** Leave the borders as they are; false when none was to be changed. */
    endBorders: (): boolean => {
      if (bordersOf === null) return false
      const excerpt = marks.byId.get(bordersOf)
      setReading({ bordersOf: null })
      if (excerpt) select({ anchor: excerpt.start, focus: excerpt.start, by: 'keyboard' })
      return true
    },

    shiftBorder: async (edge: 'start' | 'end', isLater: boolean): Promise<void> => {
      const excerpt = await workedOn()
      if (!excerpt) return say(t('Choose an excerpt first.'))
      const from = moved.current?.id === excerpt.id ? moved.current.stretch : excerpt
      const stretch = shifted(text, from, edge, isLater)
      if (!stretch) return say(t('An excerpt keeps at least one word.'))
      moved.current = { id: excerpt.id, stretch }
      void moveBorders(excerpt.id, stretch)
    }
  }
}

/** Move one border by a word; null where no word would be left. */
function shifted(
  text: ReadingPlace['text'],
  { start, end }: Stretch,
  edge: 'start' | 'end',
  isLater: boolean
): Stretch | null {
  if (edge === 'end') {
    if (isLater) return { start, end: moveBy(text, end, 'word', true) }
    // Back over the last word, and then to the end of the one before it.
    const before = moveBy(text, moveBy(text, end, 'word', false), 'word', false)
    const back = moveBy(text, before, 'word', true)
    return back > start && back < end ? { start, end: back } : null
  }
  if (!isLater) return { start: moveBy(text, start, 'word', false), end }
  const after = moveBy(text, moveBy(text, start, 'word', true), 'word', true)
  const next = moveBy(text, after, 'word', false)
  return next > start && next < end ? { start: next, end } : null
}
