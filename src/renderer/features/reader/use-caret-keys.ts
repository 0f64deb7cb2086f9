import { useRef, type KeyboardEvent } from 'react'
import { matches } from '#renderer/keys.ts'
import { shortcuts } from '#renderer/shortcuts/table.ts'
import { blockAt } from './kernel/blocks.ts'
import { moveBy, type Ground } from './kernel/caret.ts'
import { stretchOf, type Selection } from './kernel/selection.ts'
import { lineBeside, lineEdge, reveal } from './lines.ts'
import { isRightToLeft } from './right-to-left.ts'
import type { Surface } from './surface.ts'

export type CaretProps = {
  readonly surface: Surface | null
  readonly scroller: HTMLElement | null
  readonly ground: Ground
  readonly selection: Selection | null
  readonly select: (selection: Selection) => void
}

const caretKeys = shortcuts.filter(({ name }) => /^(move|extend)-(caret|by-word|by-paragraph|far)$|^extend$/.test(name))

/** Move a caret through the text by keys, and select with Shift; to be called while the text has the focus. */
export function useCaretKeys(props: CaretProps): (event: KeyboardEvent) => void {
  // Going up and down keeps to where it began, also over short lines.
  const goal = useRef<number | null>(null)

  return event => {
    const { surface, scroller, ground, selection, select } = props
    const shortcut = caretKeys.find(({ keys }) => matches(event.nativeEvent, keys))
    if (!shortcut || !surface || !scroller) return
    event.preventDefault()
    const caret = selection ?? caretInSight(surface, scroller)
    const isVertical = /Arrow(Up|Down)|Page/.test(event.key)
    const rect = surface.caretRect(caret.focus)
    goal.current = isVertical ? (goal.current ?? rect.left) : null
    const isExtending = shortcut.name.startsWith('extend')
    const focus = destination({ surface, scroller, ground, caret, isExtending, event, x: goal.current ?? rect.left })
    select({ anchor: isExtending ? caret.anchor : focus, focus, by: 'keyboard' })
    reveal(surface, scroller, focus)
  }
}

/** A caret at the first block in sight. */
export function caretInSight(surface: Surface, scroller: HTMLElement): Selection {
  const { top, bottom } = scroller.getBoundingClientRect()
  const { start } = surface.between(top + 24, bottom)
  return { anchor: start, focus: start, by: 'keyboard' }
}

type Move = {
  readonly surface: Surface
  readonly scroller: HTMLElement
  readonly ground: Ground
  readonly caret: Selection
  readonly isExtending: boolean
  readonly event: KeyboardEvent
  readonly x: number
}

function destination(move: Move): number {
  const { key, ctrlKey, metaKey } = move.event
  const isMod = ctrlKey || metaKey
  if (key === 'ArrowLeft' || key === 'ArrowRight') return sideways(move, isMod)
  if (key === 'ArrowUp' || key === 'ArrowDown') return upAndDown(move, isMod, key === 'ArrowDown')
  if (key === 'PageUp' || key === 'PageDown') return byPage(move, key === 'PageDown')
  return toEdge(move, isMod, key === 'End')
}

function upAndDown({ surface, ground, caret: { focus }, x }: Move, isMod: boolean, isDown: boolean): number {
  if (isMod) return moveBy(ground, focus, 'paragraph', isDown)
  return lineBeside(surface, focus, x, isDown) ?? blockEdge(ground, focus, isDown)
}

function toEdge({ surface, ground, caret: { focus } }: Move, isMod: boolean, isEnd: boolean): number {
  if (!isMod) return lineEdge(surface, focus, isEnd) ?? focus
  return isEnd ? ground.text.length : (ground.blocks[0]?.start ?? 0)
}

function sideways({ surface, ground, caret, isExtending, event }: Move, isMod: boolean): number {
  const isForward = (event.key === 'ArrowRight') !== isRightToLeft(surface.elementAt(caret.focus))
  const selected = stretchOf(caret)
  if (selected && !isExtending && !isMod) return isForward ? selected.end : selected.start
  return moveBy(ground, caret.focus, isMod ? 'word' : 'character', isForward)
}

function byPage({ surface, scroller, ground, caret, x }: Move, isDown: boolean): number {
  const before = surface.caretRect(caret.focus)
  const way = scroller.clientHeight * 0.85 * (isDown ? 1 : -1)
  const top = scroller.scrollTop
  scroller.scrollTop += way
  // At the first and the last page the caret goes as far as it can.
  if (Math.abs(scroller.scrollTop - top) < 1) return isDown ? ground.text.length : (ground.blocks[0]?.start ?? 0)
  return surface.offsetAt(x, before.top + before.height / 2) ?? caretInSight(surface, scroller).focus
}

function blockEdge({ blocks }: Ground, offset: number, isEnd: boolean): number {
  const block = blocks[blockAt(blocks, offset)]
  return (isEnd ? block?.end : block?.start) ?? offset
}
