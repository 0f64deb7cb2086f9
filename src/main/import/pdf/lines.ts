import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'

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

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu

/** Put the items of a page together as lines, in the order pdf.js gives them. */
export function linesOf(items: readonly TextItem[]): readonly Line[] {
  const lines: TextItem[][] = [[]]
  for (const item of items) {
    if (item.str !== '') lines.at(-1)?.push(item)
    if (item.hasEOL) lines.push([])
  }
  return lines.map(lineOf).filter(({ text }) => text !== '')
}

function lineOf(items: readonly TextItem[]): Line {
  const written = items.filter(({ str }) => str.trim() !== '')
  const isMirrored = isRightToLeft(items)
  const left = Math.min(...written.map(item => at(item, 4)))
  const right = Math.max(...written.map(item => at(item, 4) + item.width))
  const inOrder = isMirrored ? fromRight(items) : items
  return {
    text: readable(inOrder.map(({ str }) => str).join('')),
    x: isMirrored ? -right : left,
    y: at(written[0], 5),
    end: isMirrored ? -left : right,
    size: sizeOf(written),
    isMirrored
  }
}

/** Some programs draw Arabic letter by letter from the left, as it looks and not as it is read. */
function fromRight(items: readonly TextItem[]): readonly TextItem[] {
  const sorted = items.toSorted((a, b) => at(b, 4) - at(a, 4))
  const ordered: TextItem[] = []
  const western: TextItem[] = []
  for (const item of sorted) {
    const isWestern = /[\p{Script=Latin}\p{N}]/u.test(item.str)
    if (isWestern || (western.length > 0 && item.str.trim() === '')) western.unshift(item)
    else ordered.push(...withSpaceLast(western.splice(0)), item)
  }
  return [...ordered, ...withSpaceLast(western)]
}

/** The space to the left of western words comes after them for who reads from the right. */
function withSpaceLast(western: readonly TextItem[]): readonly TextItem[] {
  const first = Math.max(
    0,
    western.findIndex(({ str }) => str.trim() !== '')
  )
  return [...western.slice(first), ...western.slice(0, first)]
}

function isRightToLeft(items: readonly TextItem[]): boolean {
  const text = items.map(({ str }) => str).join('')
  return (text.match(RIGHT_TO_LEFT)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0) / 2
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

/** One space for many, letters for the shapes that Arabic letters take, and a mark for what is no character at all. */
function readable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\uFB50-\uFD3D\uFE70-\uFEFC]/g, shape => shape.normalize('NFKC'))
    .replace(/[\p{Cc}\p{Cn}]/gu, '\uFFFD')
    .trim()
}
