import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'
import { isRightToLeft, itemLines, readable } from '#shared/text/page-items.ts'

/**
 * A line of a page; `y` grows upwards. `x` is where reading begins and `end` where it ends, growing in the direction of
 * reading: for Arabic and Hebrew both are mirrored.
 */
export type Line = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly end: number
  /** The height of most of its letters. */
  readonly size: number
  readonly isMirrored: boolean
}

/** Put the items of a page together as lines, in the order pdf.js gives them. */
export function linesOf(items: readonly TextItem[]): readonly Line[] {
  return itemLines(items)
    .map(lineOf)
    .filter(({ text }) => text !== '')
}

function lineOf(items: readonly TextItem[]): Line {
  const written = items.filter(({ str }) => str.trim() !== '')
  const isMirrored = isRightToLeft(items)
  const left = Math.min(...written.map(item => at(item, 4)))
  const right = Math.max(...written.map(item => at(item, 4) + item.width))
  return {
    text: onOneLine(items.map(({ str }) => str).join('')),
    x: isMirrored ? -right : left,
    y: at(written[0], 5),
    end: isMirrored ? -left : right,
    size: sizeOf(written),
    isMirrored
  }
}

/** The size in which most letters are set. */
function sizeOf(items: readonly TextItem[]): number {
  const letters = new Map<number, number>()
  for (const item of items) {
    const size = Math.round(10 * (Math.hypot(at(item, 2), at(item, 3)) || item.height)) / 10
    letters.set(size, (letters.get(size) ?? 0) + item.str.length)
  }
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function at(item: TextItem | undefined, index: number): number {
  return Number(item?.transform[index] ?? 0)
}

function onOneLine(text: string): string {
  return readable(text.replace(/\s+/g, ' ')).trim()
}
