import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { keepPlace, keptPlace } from '#renderer/kept-places.ts'
import { useReadingLook } from '#renderer/reading-look.ts'
import { isPutBack, joinTrail, jump, keepTop, settle, topOf } from '#renderer/trail.ts'
import { show } from '#renderer/view-state.ts'
import type { Source } from '#shared/model/source.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import type { Selection } from './kernel/selection.ts'
import { bringIntoSight, putAtTop, stayAtTop, topInSight } from './lines.ts'
import { paintStretch } from './paint.ts'
import type { Surface } from './surface.ts'
import { useSide } from './use-side.ts'

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
const lettersChange = ['loading', 'loadingdone'] as const
const handAtWork = ['wheel', 'keydown', 'pointerdown'] as const

/** Scroll to the current excerpt, to a passage that was looked for, and back to where a source was left. */
export function useScrolling(props: ScrollingProps): void {
  useLeftPlace(props)
  useOnTrail(props.source.id, props.surface, props.scroller, useSide().isWorkedOn)
  useGoing(props)
}

/** Put a text where it was left, keep it there while it is laid out anew, and remember where that is. */
function useLeftPlace({ source, surface, scroller }: ScrollingProps): void {
  const look = useReadingLook()
  // The offset at the top: its own, since another reader may show the same source elsewhere.
  const top = useRef(0)
  const stood = useRef(-1)

  const stay = useEffectEvent(() => {
    if (!surface || !scroller || top.current === 0) return
    stayAtTop(surface, scroller, top.current)
    stood.current = scroller.scrollTop
  })

  useEffect(() => {
    const offset = topOf(source.id) ?? keptPlace(source.id)
    top.current = offset ?? 0
    // At its beginning it stands anyway, and may have been scrolled since it came.
    if (!surface || !scroller || !offset) return
    putAtTop(surface, scroller, offset)
    stood.current = scroller.scrollTop
  }, [surface, scroller, source.id])
  useEffect(() => {
    if (!surface || !scroller) return
    const { fonts } = document
    let isSet = fonts.status === 'loaded'
    const coming = new AbortController()
    const remember = () => {
      // Until its letters are here the text is set in others, and the browser moves it.
      if (!isSet) return
      // What was put back stands on another line now and then: the next change keeps to where reading was left.
      if (Math.abs(scroller.scrollTop - stood.current) < 1) return
      top.current = topInSight(surface, scroller)
      keepTop(source.id, top.current)
      keepPlace(source.id, top.current)
    }
    // A window of another size shows the same lines at its top: the browser loses them where the text is laid out anew.
    const keep = new ResizeObserver(() => stay())
    keep.observe(scroller)
    const onLetters = () => {
      isSet = fonts.status === 'loaded'
      if (isSet) stay()
    }
    for (const name of lettersChange) fonts.addEventListener(name, onLetters, { signal: coming.signal })
    // Once the hand is at work the text stands where that puts it, whatever letters come later.
    const onHand = () => {
      isSet = true
      coming.abort()
    }
    for (const name of handAtWork) addEventListener(name, onHand, { capture: true, signal: coming.signal })
    scroller.addEventListener('scrollend', remember)
    return () => {
      coming.abort()
      keep.disconnect()
      scroller.removeEventListener('scrollend', remember)
    }
  }, [surface, scroller, source.id])
  // So does the same text in other letters.
  useLayoutEffect(() => {
    stay()
    // Only then: a text that has just come is put where it was left.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [look])
}

/** Go to the current excerpt, and to a passage that was looked for. */
function useGoing({ surface, scroller, current, select, isMarked }: ScrollingProps): void {
  const { at, excerptId } = useSide()
  const currentId = current?.id
  const excerptBefore = useRef(excerptId)

  const goToCurrent = useEffectEvent(() => {
    if (!surface || !scroller || !current || at || isPutBack() || isMarked(current.id)) return
    bringIntoSight(surface, scroller, current.start, () => jump(excerptBefore.current))
  })
  const flash = useEffectEvent(() => {
    if (!surface || !scroller || !at) return
    bringIntoSight(surface, scroller, at.start, () => jump(excerptBefore.current))
    paintStretch('reader-flash', surface, at)
    // What was looked for is what the next key is about: a tag, a note.
    select({ anchor: at.start, focus: current ? at.start : at.end, by: 'keyboard' })
    setTimeout(() => paintStretch('reader-flash', surface, null), FLASH)
    show({ at: null })
  })

  useEffect(() => goToCurrent(), [surface, scroller, currentId])
  useEffect(() => flash(), [surface, scroller, at])
  useEffect(() => {
    excerptBefore.current = excerptId
  }, [excerptId])
}

/** Let steps within the source be taken back while it is worked on. */
function useOnTrail(
  sourceId: string,
  surface: Surface | null,
  scroller: HTMLElement | null,
  isWorkedOn: boolean
): void {
  useEffect(() => {
    if (!surface || !scroller || !isWorkedOn) return
    const leave = joinTrail({ sourceId, goTo: offset => putAtTop(surface, scroller, offset) })
    for (const name of handAtWork) addEventListener(name, settle, true)
    return () => {
      for (const name of handAtWork) removeEventListener(name, settle, true)
      leave()
    }
  }, [surface, scroller, sourceId, isWorkedOn])
}
