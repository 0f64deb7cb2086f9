import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'

/** A line of a page; `y` grows upwards. */
export type Line = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly end: number
  /** The height of most of its letters. */
  readonly size: number
}

type OpenLine = { text: string; x: number; y: number; end: number; sizes: Map<number, number> }

/** Put the items of a page together as lines, in the order pdf.js gives them. */
export function linesOf(items: readonly TextItem[]): readonly Line[] {
  const lines: Line[] = []
  let open: OpenLine | null = null
  for (const item of items) {
    if (item.str !== '') open = extended(open, item)
    if (!item.hasEOL || !open) continue
    lines.push(closed(open))
    open = null
  }
  if (open) lines.push(closed(open))
  return lines.filter(({ text }) => text !== '')
}

function extended(line: OpenLine | null, item: TextItem): OpenLine {
  const { str, transform, width } = item
  const [x = 0, y = 0] = transform.slice(4) as readonly number[]
  const letters = str.trim().length
  const open = line ?? { text: '', x, y, end: x, sizes: new Map<number, number>() }
  // The first letters say where the line stands, not a space before them.
  if (open.text.trim() === '' && letters > 0) Object.assign(open, { x, y })
  open.text += str
  open.end = Math.max(open.end, x + width)
  const size = sizeOf(item)
  open.sizes.set(size, (open.sizes.get(size) ?? 0) + letters)
  return open
}

function sizeOf({ transform, height }: TextItem): number {
  const [, , c = 0, d = 0] = transform as readonly number[]
  return Math.round(10 * (Math.hypot(c, d) || height)) / 10
}

function closed({ text, x, y, end, sizes }: OpenLine): Line {
  const size = [...sizes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
  return { text: readable(text), x, y, end, size }
}

/** One space for many; what is no character at all shows as one that could not be read. */
function readable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cn}]/gu, '\uFFFD')
    .trim()
}
