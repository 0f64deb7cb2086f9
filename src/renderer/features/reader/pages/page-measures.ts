import { lastWhere } from '#shared/text/bisect.ts'
import type { Stretch } from '../kernel/caret.ts'
import { isRightToLeft } from '../right-to-left.ts'
import { measure } from '../ruler.ts'
import type { DrawnRun, PageTree } from './page-tree.ts'

/** A run, where it is drawn, and how far that is from a point. */
type Near = { readonly run: DrawnRun; readonly rect: DOMRect; readonly distance: number }

/** To go down costs more than to go sideways, so that the line at a height comes before what is above and below it. */
const DOWN = 4
/** What a page may have around its text, in CSS pixels. */
const EDGE = 48

/** Lead from offsets to points of the window, and back. */
export function pageMeasures({ root, pages, drawn, elementOf, pageAt, runAt }: PageTree) {
  let sought: number | null = null

  function rectsOf(stretch: Stretch): readonly DOMRect[] {
    const runs = [...drawn().values()].flat()
    return runs.filter(run => run.start < stretch.end && run.end > stretch.start).map(run => rectOf(run, stretch))
  }

  function caretRect(offset: number): DOMRect {
    const run = runAt(offset)
    return run ? caretIn(run, offset) : estimate(offset)
  }

  /** Where on a page that is not drawn an offset lies, as near as its share of the text tells. */
  function estimate(offset: number): DOMRect {
    const index = pageAt(offset)
    const page = pages[index]
    const box = elementOf(index)?.getBoundingClientRect() ?? new DOMRect()
    const share = page && page.end > page.start ? (offset - page.start) / (page.end - page.start) : 0
    return new DOMRect(box.left + EDGE, box.top + EDGE + share * Math.max(0, box.height - 2 * EDGE), 0, 16)
  }

  /** The nearest offset among the letters drawn; null where none are at that height. */
  function offsetAt(x: number, y: number): number | null {
    const runs = pagesBetween(y, y).flatMap(index => drawn().get(index) ?? [])
    const near = runs.map(run => nearnessOf(run, x, y)).toSorted((a, b) => a.distance - b.distance)[0]
    return near ? letterAt(near, x) : null
  }

  function pagesBetween(top: number, bottom: number): readonly number[] {
    const elements = [...root.children]
    const first = lastWhere(elements, element => element.getBoundingClientRect().bottom < top) + 1
    const last = lastWhere(elements, element => element.getBoundingClientRect().top <= bottom)
    return Array.from({ length: Math.max(0, last + 1 - first) }, (_, index) => first + index)
  }

  function characterAt(x: number, y: number): number | null {
    const near = offsetAt(x, y)
    const holds = ({ left, right, top, bottom }: DOMRect) => left <= x && x <= right && top <= y && y <= bottom
    const candidates = near === null ? [] : [near, near - 1].filter(at => at >= 0)
    return candidates.find(at => rectsOf({ start: at, end: at + 1 }).some(holds)) ?? null
  }

  /** The stretch of text whose lines lie between two heights of the window; of the last page all. */
  function between(top: number, bottom: number): Stretch {
    const inSight = pagesBetween(top, bottom)
    const [first = -1] = inSight
    const highest = drawn()
      .get(first)
      ?.find(run => run.element.getBoundingClientRect().bottom >= top)
    return { start: highest?.start ?? pages[first]?.start ?? 0, end: pages[inSight.at(-1) ?? -1]?.end ?? 0 }
  }

  /** The boxes of the pages, and where in the text each begins. */
  function boxes(): readonly { readonly start: number; readonly box: DOMRect }[] {
    return pages.flatMap(({ start }, index) => {
      const element = elementOf(index)
      return element ? [{ start, box: element.getBoundingClientRect() }] : []
    })
  }

  return {
    ...{ rectsOf, caretRect, offsetAt, characterAt, between, boxes },
    seek: (offset: number) => void (sought = runAt(offset) ? null : offset),
    /** An offset that was gone to on a page that was not drawn. */
    sought: () => sought,
    forget: () => void (sought = null)
  }
}

function nearnessOf(run: DrawnRun, x: number, y: number): Near {
  const rect = run.element.getBoundingClientRect()
  const down = Math.max(rect.top - y, 0, y - rect.bottom)
  const across = Math.max(rect.left - x, 0, x - rect.right)
  return { run, rect, distance: across + down * DOWN }
}

function caretIn(run: DrawnRun, offset: number): DOMRect {
  const at = Math.min(Math.max(offset, run.start), run.end)
  const isLast = at === run.end
  const rect = rectOf(run, isLast ? { start: at - 1, end: at } : { start: at, end: at + 1 })
  const isRight = isLast !== isRightToLeft(run.element)
  return new DOMRect(isRight ? rect.right : rect.left, rect.top, 0, rect.height)
}

function rectOf(run: DrawnRun, stretch: Stretch): DOMRect {
  const node = run.element.firstChild
  if (!node) return run.element.getBoundingClientRect()
  const from = Math.max(0, stretch.start - run.start)
  const to = Math.min(run.end - run.start, stretch.end - run.start)
  return measure({ node, offset: from }, { node, offset: to }, range => range.getBoundingClientRect())
}

/** The border between letters that is nearest to a horizontal place, by bisection. */
function letterAt({ run, rect }: Near, x: number): number {
  const isMirrored = isRightToLeft(run.element)
  let [low, high] = [run.start, rect.width === 0 ? run.start : run.end]
  while (low < high) {
    const middle = (low + high) >> 1
    const { left, width } = rectOf(run, { start: middle, end: middle + 1 })
    const isBefore = left + width / 2 <= x
    if (isBefore === isMirrored) high = middle
    else low = middle + 1
  }
  return low
}
