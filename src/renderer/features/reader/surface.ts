import { lastWhere } from '#shared/text/bisect.ts'
import { blockAt, intoBlock } from './kernel/blocks.ts'
import type { Ground, Stretch } from './kernel/caret.ts'
import { isRightToLeft } from './right-to-left.ts'
import { measure, type Point } from './ruler.ts'

/** The text as it stands on the screen: from offsets to places, and back. It keeps no measurement. */
export type Surface = Tree &
  ReturnType<typeof measuresOf> & {
    /** Whether letters are placed one by one, as on a page, so that only their places say what is selected. */
    readonly isPlaced: boolean
    /** Told where the text is scrolled to, which may have to be drawn first. */
    readonly seek?: (offset: number) => void
  }

/** Open the text shown in an element. Each block's element has `data-block`, and its text nodes hold exactly its text. */
export function surfaceOf(root: HTMLElement, ground: Ground): Surface {
  const tree = treeOf(root, ground)
  return { ...tree, ...measuresOf(tree, ground), isPlaced: false }
}

type Tree = ReturnType<typeof treeOf>

/** From offsets to places in the document, and back. */
function treeOf(root: HTMLElement, { text, blocks }: Ground) {
  const elements = [...root.querySelectorAll<HTMLElement>('[data-block]')]
  const parts = partsOf(root, elements)

  function pointAt(offset: number): Point {
    const at = intoBlock(blocks, offset)
    const index = blockAt(blocks, at)
    const element = elements[index]
    if (!element) return { node: root, offset: 0 }
    return pointIn(element, at - (blocks[index]?.start ?? 0))
  }

  /** The offset that a place in the document stands for; before and after the text its ends. */
  function offsetOf(node: Node, offset: number): number {
    const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-block]')
    if (element && root.contains(element)) {
      const start = blocks[Number(element.dataset['block'])]?.start ?? 0
      return start + lengthBefore(element, node, offset)
    }
    if (!root.contains(node)) return outside(node)
    return startOf(node === root ? (root.childNodes[offset] ?? null) : node)
  }

  function startOf(node: Node | null): number {
    const next = elements.find(element => node && (element === node || node.compareDocumentPosition(element) & 4))
    return next ? (blocks[Number(next.dataset['block'])]?.start ?? 0) : text.length
  }

  function outside(node: Node): number {
    return root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING ? 0 : text.length
  }

  /** Ranges to be painted. They do not follow changes of the document, which is what makes them cheap. */
  function paintable({ start, end }: Stretch): readonly StaticRange[] {
    const [title, next] = blocks
    // Between a title that stands above the rest and that there is what says where the source is from.
    const isApart = parts[0]?.element === elements[0]
    const isWhole = !isApart || !title || !next || start >= next.start || end <= title.end
    if (isWhole) return [staticRange(pointAt(start), pointAt(end))]
    const around = [
      { start, end: title.end },
      { start: next.start, end }
    ]
    return around.filter(part => part.start < part.end).map(part => staticRange(pointAt(part.start), pointAt(part.end)))
  }

  return { root, elements, parts, pointAt, offsetOf, paintable }
}

export function staticRange(from: Point, to: Point): StaticRange {
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset
  })
}

/** What is laid out as one, a section or the title, and the numbers of its first block and of its last. */
type Part = { readonly element: HTMLElement; readonly first: number; last: number }

function partsOf(root: HTMLElement, blocks: readonly HTMLElement[]): readonly Part[] {
  const parts: Part[] = []
  for (const [index, block] of blocks.entries()) {
    const { parentElement: parent } = block
    const element = parent === null || parent === root ? block : parent
    const part = parts.at(-1)
    if (part?.element === element) part.last = index
    else parts.push({ element, first: index, last: index })
  }
  return parts
}

/** UTF-16 units of what is drawn as one, most of the time: joined emoji, pointed or stacked letters. */
const LONGEST_CHARACTER = 12

/**
 * Where the nearest character before an offset is drawn. Spaces at the end of a line, and letters that are drawn as part of
 * those before them, have no place of their own.
 */
function rectBefore(rectsOf: (one: Stretch) => readonly DOMRect[], offset: number, start: number): DOMRect | undefined {
  for (let at = offset - 1; at >= Math.max(start, offset - LONGEST_CHARACTER); at--) {
    const rect = rectsOf({ start: at, end: at + 1 }).at(-1)
    if (rect) return rect
  }
  return undefined
}

/** From offsets to points of the window, and back. */
function measuresOf({ root, elements, parts, pointAt, offsetOf }: Tree, { blocks }: Ground) {
  /** The nearest offset to a point of the window; null where that is not in the text. */
  function offsetAt(x: number, y: number): number | null {
    const caret = document.caretPositionFromPoint(x, y)
    if (caret && root.contains(caret.offsetNode)) return offsetOf(caret.offsetNode, caret.offset)
    const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-block]')
    return element && root.contains(element) ? (blocks[Number(element.dataset['block'])]?.start ?? null) : null
  }

  /** The offset of the character that is drawn at a point of the window; null where none is. */
  function characterAt(x: number, y: number): number | null {
    const near = offsetAt(x, y)
    if (near === null) return null
    const candidates = [near, near - 1].filter(offset => offset >= 0)
    return candidates.find(offset => rectsOf({ start: offset, end: offset + 1 }).some(holds(x, y))) ?? null
  }

  function rectsOf({ start, end }: Stretch): readonly DOMRect[] {
    const rects = measure(pointAt(start), pointAt(end), range => range.getClientRects())
    return [...rects].filter(rect => rect.width > 0)
  }

  /** Where a caret is drawn. */
  function caretRect(offset: number): DOMRect {
    const index = blockAt(blocks, offset)
    const block = blocks[index]
    const element = elements[index]
    if (!block || !element) return root.getBoundingClientRect()
    const isMirrored = isRightToLeft(element)
    const after = offset < block.end ? rectsOf({ start: offset, end: offset + 1 })[0] : undefined
    if (after) return edge(after, isMirrored)
    const before = rectBefore(rectsOf, offset, block.start)
    if (before) return edge(before, !isMirrored)
    return edge(element.getBoundingClientRect(), isMirrored)
  }

  function elementAt(offset: number): HTMLElement | undefined {
    return elements[blockAt(blocks, offset)]
  }

  /** The stretch of text whose blocks lie between two heights of the window. */
  function between(top: number, bottom: number): Stretch {
    return { start: blocks[firstBelow(top)]?.start ?? 0, end: blocks[lastAbove(bottom)]?.end ?? 0 }
  }

  // To measure a block lays out its section: of those out of sight none is needed.
  function firstBelow(top: number): number {
    const part = parts[lastWhere(parts, ({ element }) => boxOf(element).bottom < top) + 1]
    if (!part) return elements.length
    if (boxOf(part.element).top >= top) return part.first
    const own = elements.slice(part.first, part.last + 1)
    // With nothing but room below its last block it is the next section.
    return part.first + lastWhere(own, element => boxOf(element).bottom < top) + 1
  }

  function lastAbove(bottom: number): number {
    const part = parts[lastWhere(parts, ({ element }) => boxOf(element).top <= bottom)]
    if (!part) return -1
    if (boxOf(part.element).bottom <= bottom) return part.last
    const own = elements.slice(part.first, part.last + 1)
    return (
      part.first +
      Math.max(
        0,
        lastWhere(own, element => boxOf(element).top <= bottom)
      )
    )
  }

  /** The boxes that the text is laid out in, from its top to its end, and where each begins. */
  function boxes(): readonly { readonly start: number; readonly box: DOMRect }[] {
    return parts.map(({ element, first }) => ({ start: blocks[first]?.start ?? 0, box: boxOf(element) }))
  }

  return { offsetAt, characterAt, rectsOf, caretRect, elementAt, between, boxes }
}

function boxOf(element: Element): DOMRect {
  return element.getBoundingClientRect()
}

function pointIn(element: Element, offset: number): Point {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let rest = offset
  let last: Node = element
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (rest <= length) return { node, offset: rest }
    rest -= length
    last = node
  }
  return { node: last, offset: last === element ? 0 : (last.nodeValue?.length ?? 0) }
}

function lengthBefore(element: Element, node: Node, offset: number): number {
  return measure({ node: element, offset: 0 }, { node, offset }, range => range.toString().length)
}

function edge({ left, right, top, height }: DOMRect, isRight: boolean): DOMRect {
  return new DOMRect(isRight ? right : left, top, 0, height)
}

function holds(x: number, y: number) {
  return ({ left, right, top, bottom }: DOMRect) => left <= x && x <= right && top <= y && y <= bottom
}
