/** A run of letters on a page of a PDF, as pdf.js gives it. */
export type PageItem = {
  readonly str: string
  /** Six numbers; the last two say where it begins, from the lower left of the page. */
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  /** Whether the line ends after it. */
  readonly hasEOL: boolean
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu

/** Put the items of a page together as lines, each in the order it is read; some programs draw Arabic from the left. */
export function itemLines<Item extends PageItem>(items: readonly Item[]): readonly (readonly Item[])[] {
  const lines: Item[][] = [[]]
  for (const item of items) {
    if (item.str !== '') lines.at(-1)?.push(item)
    if (item.hasEOL) lines.push([])
  }
  return lines.map(line => (isRightToLeft(line) ? fromRight(line) : line))
}

/** Whether most letters of a line are read from the right. */
export function isRightToLeft(items: readonly PageItem[]): boolean {
  const text = items.map(({ str }) => str).join('')
  return (text.match(RIGHT_TO_LEFT)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0) / 2
}

/** Write what a page draws as it is read: letters for the shapes that Arabic letters take, a mark for no character. */
export function readable(text: string): string {
  return text
    .replace(/[\uFB50-\uFD3D\uFE70-\uFEFC]/g, shape => shape.normalize('NFKC'))
    .replace(/[\p{Cc}\p{Cn}]/gu, '\uFFFD')
}

function fromRight<Item extends PageItem>(items: readonly Item[]): readonly Item[] {
  const sorted = items.toSorted((a, b) => leftOf(b) - leftOf(a))
  const ordered: Item[] = []
  const western: Item[] = []
  for (const item of sorted) {
    const isWestern = /[\p{Script=Latin}\p{N}]/u.test(item.str)
    if (isWestern || (western.length > 0 && item.str.trim() === '')) western.unshift(item)
    else ordered.push(...withSpaceLast(western.splice(0)), item)
  }
  return [...ordered, ...withSpaceLast(western)]
}

/** The space to the left of western words comes after them for who reads from the right. */
function withSpaceLast<Item extends PageItem>(western: readonly Item[]): readonly Item[] {
  const first = Math.max(
    0,
    western.findIndex(({ str }) => str.trim() !== '')
  )
  return [...western.slice(first), ...western.slice(0, first)]
}

function leftOf({ transform }: PageItem): number {
  return Number(transform[4] ?? 0)
}
