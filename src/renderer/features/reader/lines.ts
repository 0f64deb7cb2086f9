import type { Stretch } from './kernel/caret.ts'
import { isRightToLeft } from './right-to-left.ts'
import type { Surface } from './surface.ts'

const STEP = 6
const REACH = 600

/** The offset a line above or below, as near as can be to a horizontal position; null at the edge of the text. */
export function lineBeside(surface: Surface, offset: number, x: number, isDown: boolean): number | null {
  const from = surface.caretRect(offset)
  for (let reach = STEP; reach < REACH; reach += STEP) {
    const found = surface.offsetAt(x, isDown ? from.bottom + reach : from.top - reach)
    if (found === null) continue
    const there = surface.caretRect(found)
    const isBeyond = isDown ? there.top >= from.bottom - 2 : there.bottom <= from.top + 2
    if (isBeyond) return found
  }
  return null
}

/** The offset at the start or the end of the line. */
export function lineEdge(surface: Surface, offset: number, isEnd: boolean): number | null {
  const { top, height } = surface.caretRect(offset)
  const element = surface.elementAt(offset)
  if (!element) return null
  const { left, right } = element.getBoundingClientRect()
  const isRight = isEnd !== isRightToLeft(element)
  return surface.offsetAt(isRight ? right - 1 : left + 1, top + height / 2)
}

/** Scroll as little as is needed to have a caret in sight. */
export function reveal(surface: Surface, scroller: HTMLElement, offset: number): void {
  const { top, bottom } = surface.caretRect(offset)
  const view = scroller.getBoundingClientRect()
  const margin = Math.min(60, view.height / 4)
  if (top < view.top + margin) scroller.scrollTop -= view.top + margin - top
  else if (bottom > view.bottom - margin) scroller.scrollTop += bottom - (view.bottom - margin)
}

/** What stands between the edge of the reader and the text at its top. */
const EDGE = 8

/** The offset of the line at the top of what is in sight; on pages, of the first line there is. */
export function topInSight(surface: Surface, scroller: HTMLElement): number {
  const { top } = scroller.getBoundingClientRect()
  if (surface.isPlaced) return surface.between(top + EDGE, Infinity).start
  const block = surface.between(top + EDGE, top + EDGE)
  const box = surface.elementAt(block.start)?.getBoundingClientRect()
  // A paragraph that goes on from above is left in its middle, not at its beginning.
  return !box || box.top >= top ? block.start : lineBelow(surface, block, top + EDGE + 4)
}

/**
 * Where the first line of a stretch begins that ends below a height of the window. It is found by halves: to ask what
 * stands at a point has the browser go through all there is on the screen, and that with every end of scrolling.
 */
function lineBelow(surface: Surface, { start, end }: Stretch, height: number): number {
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (surface.caretRect(middle).bottom <= height) low = middle + 1
    else high = middle
  }
  return low
}

/** Scroll until the line of an offset stands at the top. */
export function putAtTop(surface: Surface, scroller: HTMLElement, offset: number): void {
  if (offset === 0) scroller.scrollTop = 0
  else if (surface.isPlaced) surface.elementAt(offset)?.scrollIntoView({ block: 'start' })
  else stayAtTop(surface, scroller, offset)
}

/** Have the line of an offset at the top again, after all was laid out anew. */
export function stayAtTop(surface: Surface, scroller: HTMLElement, offset: number): void {
  if (offset === 0) return
  // Far away, heights are estimates until they are shown, so that the place is found in a few steps.
  for (let step = 0; step < (surface.isPlaced ? 1 : 3); step++)
    scroller.scrollTop += surface.caretRect(offset).top - (scroller.getBoundingClientRect().top + EDGE)
}

/** Scroll a passage into the middle, unless its start is in sight already; `onJump` is told before anything moves. */
export function bringIntoSight(
  surface: Surface,
  scroller: HTMLElement,
  offset: number,
  onJump: () => void = () => {}
): void {
  surface.seek?.(offset)
  // Far away, heights are estimates until they are shown, so that the place is found in a few steps.
  for (let step = 0; step < 3; step++) {
    const { top, bottom } = surface.caretRect(offset)
    const view = scroller.getBoundingClientRect()
    const isInSight = top >= view.top + 24 && bottom <= view.bottom - 80
    if (isInSight && step === 0) return
    if (step === 0) onJump()
    scroller.scrollTop += top - (view.top + view.height * 0.34)
  }
}
