import { useEffect, useEffectEvent, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { isTyping } from '#renderer/keys.ts'
import type { Ground, Stretch } from './kernel/caret.ts'
import { fitted, stretchOf, type Selection } from './kernel/selection.ts'
import { paintStretch } from './paint.ts'
import type { Surface } from './surface.ts'
import { useHolding } from './use-holding.ts'

/** A press on the text that selected nothing. */
export type Pointed = { readonly offset: number | null; readonly x: number; readonly y: number }

/** How long the browser's own selection must rest before it is taken over, as one made by a screen reader. */
const REST = 300

/** Keep what is selected in the text: the mouse's selections, and those that keys make through `select`. */
export function useSelection(
  surface: Surface | null,
  ground: Ground,
  onPoint: RefObject<(pointed: Pointed) => void>,
  drawn: number
) {
  const [selection, setSelection] = useState<Selection | null>(null)
  const isDragging = useRef(false)
  const isExact = useRef(false)
  const begun = useRef<number | null>(null)
  const holdInTurn = useHolding(surface, selection)

  function select(next: Selection | null): void {
    setSelection(next)
    holdInTurn(next)
  }

  function follow(): number | undefined {
    // What is typed into a field changes nothing that is selected in the text.
    if (!surface || isTyping(document.activeElement)) return undefined
    const stretch = nativeStretch(surface)
    if (isDragging.current) {
      if (!surface.isPlaced) paintDragged(stretch)
      return undefined
    }
    if (!stretch || isSame(selection, stretch)) return undefined
    // What was selected with the mouse may have become known here only meanwhile.
    return window.setTimeout(() => setSelection(now => (isSame(now, stretch) ? now : byKeyboard(stretch))), REST)
  }

  function paintDragged(stretch: Stretch | null): void {
    if (surface) paintStretch('reader-selection', surface, stretch && fitted(ground, stretch, isExact.current))
  }

  /** Letters that are placed one by one the browser selects in no order that a reader would. */
  function drag(event: globalThis.PointerEvent): void {
    isExact.current = event.altKey
    if (isDragging.current && surface?.isPlaced) paintDragged(between(surface, begun.current, event))
  }

  function release(event: globalThis.PointerEvent): void {
    if (!isDragging.current || !surface) return
    isDragging.current = false
    const stretch = surface.isPlaced ? between(surface, begun.current, event) : nativeStretch(surface)
    const kept = stretch && fitted(ground, stretch, event.altKey)
    if (kept) return select({ anchor: kept.start, focus: kept.end, by: 'mouse' })
    const { clientX: x, clientY: y } = event
    const offset = surface.offsetAt(x, y)
    select(offset === null ? null : { anchor: offset, focus: offset, by: 'mouse' })
    onPoint.current({ offset: surface.characterAt(x, y), x, y })
  }

  useListening(follow, drag, release)
  useEffect(() => {
    if (!surface) return
    // What is drawn anew has other nodes, also for the same stretch.
    paintStretch('reader-selection', surface, null)
    paintStretch('reader-selection', surface, stretchOf(selection))
  }, [surface, selection, drawn])

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return
    isDragging.current = true
    isExact.current = event.altKey
    begun.current = surface?.isPlaced ? startOfDrag(surface, event, selection) : null
    // A press on what is selected would begin to drag it away, where a new selection is meant.
    if (!event.shiftKey) getSelection()?.removeAllRanges()
  }

  return { selection, select, onPointerDown }
}

/** Hear of the browser's selection, and of the end of a drag wherever it ends. */
function useListening(
  follow: () => number | undefined,
  drag: (event: globalThis.PointerEvent) => void,
  release: (event: globalThis.PointerEvent) => void
): void {
  const onSelection = useEffectEvent(follow)
  const onDrag = useEffectEvent(drag)
  const onRelease = useEffectEvent(release)
  useEffect(() => {
    const listening = new AbortController()
    const options = { signal: listening.signal }
    let rest: number | undefined
    const onChange = () => {
      clearTimeout(rest)
      rest = onSelection()
    }
    const onMove = (event: globalThis.PointerEvent) => onDrag(event)
    // The browser finishes its own selection after the button is let go.
    const onUp = (event: globalThis.PointerEvent) => void setTimeout(() => onRelease(event))
    document.addEventListener('selectionchange', onChange, options)
    document.addEventListener('pointermove', onMove, options)
    document.addEventListener('pointerup', onUp, options)
    document.addEventListener('pointercancel', onUp, options)
    return () => {
      clearTimeout(rest)
      listening.abort()
    }
  }, [])
}

/** With Shift a drag goes on from the other end of what is selected. */
function startOfDrag(surface: Surface, event: PointerEvent, selection: Selection | null): number | null {
  return event.shiftKey && selection ? selection.anchor : surface.offsetAt(event.clientX, event.clientY)
}

/** What lies between where a drag began and where it is. */
function between(surface: Surface, begun: number | null, event: globalThis.PointerEvent): Stretch | null {
  const now = surface.offsetAt(event.clientX, event.clientY)
  if (begun === null || now === null || begun === now) return null
  return { start: Math.min(begun, now), end: Math.max(begun, now) }
}

/** What the browser has selected, as far as it begins and ends in the text. */
function nativeStretch(surface: Surface): Stretch | null {
  const native = getSelection()
  if (!native?.anchorNode || !native.focusNode || native.isCollapsed) return null
  if (!surface.root.contains(native.anchorNode) && !surface.root.contains(native.focusNode)) return null
  const anchor = surface.offsetOf(native.anchorNode, native.anchorOffset)
  const focus = surface.offsetOf(native.focusNode, native.focusOffset)
  return anchor === focus ? null : { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }
}

function isSame(selection: Selection | null, { start, end }: Stretch): boolean {
  const own = stretchOf(selection)
  return own?.start === start && own.end === end
}

function byKeyboard({ start, end }: Stretch): Selection {
  return { anchor: start, focus: end, by: 'keyboard' }
}
