import { lastWhere } from '#shared/text/bisect.ts'
import type { Stretch } from '../kernel/caret.ts'
import type { Point } from '../ruler.ts'
import { staticRange } from '../surface.ts'
import type { PageOfText } from './page-numbers.ts'

/** A run of letters on a page that is drawn: its text node holds exactly this stretch of the text. */
export type DrawnRun = Stretch & { readonly element: HTMLElement }

/** What is drawn of each page, by its number from 0. Only the pages near what is in sight are. */
export type DrawnPages = ReadonlyMap<number, readonly DrawnRun[]>

export type PageTree = ReturnType<typeof pageTree>

/**
 * Lead from offsets to places in the document, and back. The root holds an element for each page, drawn or not, which has
 * `data-page`, and each run of letters has `data-start`.
 */
export function pageTree(root: HTMLElement, pages: readonly PageOfText[], drawn: () => DrawnPages) {
  function elementOf(index: number): HTMLElement | undefined {
    const element = root.children[index]
    return element instanceof HTMLElement ? element : undefined
  }

  /** The page that an offset stands on; one that gave no text holds none. */
  function pageAt(offset: number): number {
    let index = lastWhere(pages, page => page.start <= offset)
    while (index > 0 && isEmpty(pages[index])) index -= 1
    return Math.max(0, index)
  }

  function runAt(offset: number): DrawnRun | null {
    const runs = drawn().get(pageAt(offset)) ?? []
    return (
      runs[
        Math.max(
          0,
          lastWhere(runs, run => run.start <= offset)
        )
      ] ?? null
    )
  }

  function pointAt(offset: number): Point {
    const run = runAt(offset)
    const node = run?.element.firstChild
    if (run && node) return { node, offset: Math.min(Math.max(0, offset - run.start), run.end - run.start) }
    return { node: elementOf(pageAt(offset)) ?? root, offset: 0 }
  }

  /** The offset that a place in the document stands for; before and after the pages the ends of the text. */
  function offsetOf(node: Node, offset: number): number {
    if (!root.contains(node)) return outside(node)
    return offsetInRun(node, offset) ?? startOf(node.childNodes[offset]) ?? pageStart(node)
  }

  function outside(node: Node): number {
    const isBefore = root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING
    return isBefore ? 0 : (pages.at(-1)?.end ?? 0)
  }

  function pageStart(node: Node): number {
    const page = elementAround(node)?.closest<HTMLElement>('[data-page]')
    return pages[Number(page?.dataset['page'])]?.start ?? 0
  }

  const paintable = ({ start, end }: Stretch) => [staticRange(pointAt(start), pointAt(end))]

  const elementAt = (offset: number) => runAt(offset)?.element ?? elementOf(pageAt(offset))

  return { root, pages, drawn, elementOf, pageAt, runAt, pointAt, offsetOf, paintable, elementAt }
}

function isEmpty(page: PageOfText | undefined): boolean {
  return !page || page.end <= page.start
}

function offsetInRun(node: Node, offset: number): number | null {
  const run = elementAround(node)?.closest('[data-start]')
  const start = run ? startOf(run) : null
  return start === null || node === run ? start : start + offset
}

function startOf(node: Node | undefined): number | null {
  const start = node instanceof HTMLElement ? node.dataset['start'] : undefined
  return start === undefined ? null : Number(start)
}

function elementAround(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}
