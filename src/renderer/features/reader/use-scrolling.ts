import { useEffect, useEffectEvent } from 'react'
import { isPutBack, joinTrail, jump, keepTop, topOf } from '#renderer/trail.ts'
import { show, useView } from '#renderer/view-state.ts'
import type { Source } from '#shared/model/source.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import type { Selection } from './kernel/selection.ts'
import { bringIntoSight } from './lines.ts'
import { paintStretch } from './paint.ts'
import type { Surface } from './surface.ts'

export type ScrollingProps = {
  readonly source: Source
  readonly surface: Surface | null
  readonly scroller: HTMLElement | null
  readonly current: PaintedExcerpt | null
  readonly select: (selection: Selection) => void
  /** Whether an excerpt became current by a press on its passage, which is in sight then. */
  readonly isMarked: (excerptId: string) => boolean
}

const FLASH = 2400

/** Scroll to the current excerpt, to a passage that was looked for, and back to where a source was left. */
export function useScrolling({ source, surface, scroller, current, select, isMarked }: ScrollingProps): void {
  const { at } = useView()
  const currentId = current?.id

  const goToCurrent = useEffectEvent(() => {
    if (!surface || !scroller || !current || at || isPutBack() || isMarked(current.id)) return
    bringIntoSight(surface, scroller, current.start, jump)
  })
  const flash = useEffectEvent(() => {
    if (!surface || !scroller || !at) return
    bringIntoSight(surface, scroller, at.start, jump)
    paintStretch('reader-flash', surface, at)
    // What was looked for is what the next key is about: a tag, a note.
    select({ anchor: at.start, focus: current ? at.start : at.end, by: 'keyboard' })
    setTimeout(() => paintStretch('reader-flash', surface, null), FLASH)
    show({ at: null })
  })

  useEffect(() => {
    const offset = topOf(source.id)
    const goTo = (top: number) => surface?.elementAt(top)?.scrollIntoView({ block: 'start' })
    if (offset !== undefined) goTo(offset)
    return joinTrail({ sourceId: source.id, goTo })
  }, [surface, source.id])
  useEffect(() => goToCurrent(), [surface, scroller, currentId])
  useEffect(() => flash(), [surface, scroller, at])
  useEffect(() => {
    if (!surface || !scroller) return
    const remember = () => keepTop(source.id, surface.between(scroller.getBoundingClientRect().top + 8, Infinity).start)
    // A window of another size shows the same lines at its top: the browser loses them where the text is laid out anew.
    const keep = new ResizeObserver(() => {
      const offset = topOf(source.id)
      if (offset) scroller.scrollTop += surface.caretRect(offset).top - (scroller.getBoundingClientRect().top + 8)
    })
    keep.observe(scroller)
    scroller.addEventListener('scrollend', remember)
    return () => {
      keep.disconnect()
      scroller.removeEventListener('scrollend', remember)
    }
  }, [surface, scroller, source.id])
}
