import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useShortcut } from '#renderer/shortcuts.ts'
import { jump } from '#renderer/trail.ts'
import type { Stretch } from '../kernel/caret.ts'
import { stretchOf } from '../kernel/selection.ts'
import { bringIntoSight } from '../lines.ts'
import type { ReadingPlace } from '../place.ts'
import type { Surface } from '../surface.ts'
import { footnotesOf, noteAt, type AtNote, type Footnote } from './notes.ts'

export type NotePlace = Pick<ReadingPlace, 'text' | 'surface' | 'scroller' | 'selection' | 'select'> & {
  readonly hasFocus: boolean
}

/** The notes of a text: which one is shown beside its call, and the way to it and back. */
export type Footnotes = ReturnType<typeof useFootnotes>

/** How long the pointer rests on a call before its note shows, and how long it may be on its way to what is shown. */
const REST = 200
const GRACE = 350

/** Show a note where the pointer or the caret is at its call, and go there and back. */
export function useFootnotes({ text, surface, scroller, selection, select, hasFocus }: NotePlace) {
  const notes = useMemo(() => footnotesOf(text.text, text.blocks), [text])
  const { pointed, keep, leave, letGo } = usePointed(surface, notes)
  const [dismissed, setDismissed] = useState<number | null>(null)
  // A note may be called several times; one goes back to where one came from.
  const cameFrom = useRef(new Map<string, Stretch>())
  const caret = hasFocus && selection && !stretchOf(selection) ? noteAt(notes, selection.focus) : null
  const atCaret = caret && caret.stretch.start !== dismissed ? caret : null
  const shown = pointed ?? atCaret

  function follow({ kind, note, stretch }: AtNote): void {
    if (!surface || !scroller) return
    if (kind === 'call') cameFrom.current.set(note.mark, stretch)
    const offset = kind === 'call' ? note.start : (cameFrom.current.get(note.mark) ?? note.calls[0])?.start
    if (offset === undefined) return
    letGo()
    setDismissed(null)
    surface.root.focus({ preventScroll: true })
    bringIntoSight(surface, scroller, offset, jump)
    select({ anchor: offset, focus: offset, by: 'keyboard' })
  }

  function dismiss(): void {
    setDismissed(shown?.stretch.start ?? null)
    letGo()
  }

  useShortcut('follow-note', () => caret && follow(caret), caret !== null)
  useShortcut('clear-selection', dismiss, shown !== null)
  return { shown, follow, keep, leave }
}

function underPointer(surface: Surface, notes: readonly Footnote[], event: globalThis.PointerEvent): AtNote | null {
  if (event.pointerType !== 'mouse' || event.buttons !== 0) return null
  const offset = surface.characterAt(event.clientX, event.clientY)
  const found = offset === null ? null : noteAt(notes, offset)
  // At its end a call is over: the pointer is on what follows.
  return found && offset !== null && offset < found.stretch.end ? found : null
}

/** Follow the note under the pointer; what is shown stays while the pointer is over it. */
function usePointed(surface: Surface | null, notes: readonly Footnote[]) {
  const [pointed, setPointed] = useState<AtNote | null>(null)
  const timer = useRef<number | undefined>(undefined)

  function later(next: AtNote | null, wait: number): void {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setPointed(next), wait)
  }

  const onMove = useEffectEvent((event: globalThis.PointerEvent) => {
    const next = surface && underPointer(surface, notes, event)
    if (!next) later(null, pointed ? GRACE : 0)
    else if (next.stretch.start === pointed?.stretch.start) clearTimeout(timer.current)
    else later(next, REST)
  })

  useEffect(() => {
    if (!surface || notes.length === 0) return
    let frame = 0
    const onPointer = (event: globalThis.PointerEvent) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => onMove(event))
    }
    surface.root.addEventListener('pointermove', onPointer, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer.current)
      surface.root.removeEventListener('pointermove', onPointer)
    }
  }, [surface, notes])

  return {
    pointed,
    keep: () => clearTimeout(timer.current),
    leave: () => later(null, GRACE),
    letGo: () => {
      clearTimeout(timer.current)
      setPointed(null)
    }
  }
}
