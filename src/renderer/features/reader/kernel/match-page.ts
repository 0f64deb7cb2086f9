import { itemLines, readable, type PageItem } from '#shared/text/page-items.ts'
import type { Stretch } from './caret.ts'

/** What a page draws, and the stretch of the source's text that it is; the space after it on its line belongs to it. */
export type PlacedItem<Item extends PageItem = PageItem> = Stretch & { readonly item: Item }

/** How far ahead an item is looked for that does not follow from the one before. */
const REACH = 4000

/**
 * Find each item of a page in the text that was made of that page. White space differs between the two and is passed
 * over; an item that is not found for certain is left out.
 */
export function matchPage<Item extends PageItem>(
  text: string,
  page: Stretch,
  items: readonly Item[]
): readonly PlacedItem<Item>[] {
  const lines = itemLines(items).map(line => line.filter(item => lettersOf(item) !== ''))
  const letters = lines.flat().map(lettersOf)
  const placed: PlacedItem<Item>[] = []
  let number = 0
  let at = page.start
  for (const line of lines) {
    const before = placed.length
    for (const item of line) {
      const found = find(text, { start: at, end: page.end }, letters, number)
      number += 1
      if (!found) continue
      placed.push({ item, ...found })
      at = found.end
    }
    joinSpaces(text, placed, before)
  }
  return placed
}

/** Where the letters of an item stand: right after those before, or further on where what comes next follows them. */
function find(text: string, { start, end }: Stretch, letters: readonly string[], number: number): Stretch | null {
  const own = letters[number] ?? ''
  const next = letters[number + 1]
  const follows = (found: Stretch) => next === undefined || matchAt(text, found.end, end, next) !== null
  return matchAt(text, start, end, own) ?? search(text, { start, end }, own, follows)
}

function lettersOf({ str }: PageItem): string {
  return readable(str).replace(/[\s\uFFFD]/g, '')
}

/** The stretch from an offset on that holds just these letters, white space aside. */
function matchAt(text: string, from: number, limit: number, letters: string): Stretch | null {
  let at = from
  let start = -1
  for (const letter of letters) {
    while (at < limit && isPassedOver(text[at])) at += 1
    if (!text.startsWith(letter, at) || at + letter.length > limit) return null
    if (start < 0) start = at
    at += letter.length
  }
  return { start, end: at }
}

function search(
  text: string,
  { start, end }: Stretch,
  letters: string,
  isRight: (found: Stretch) => boolean
): Stretch | null {
  const [first = ''] = letters
  const last = Math.min(end, start + REACH)
  for (let at = text.indexOf(first, start); at >= 0 && at < last; at = text.indexOf(first, at + 1)) {
    const found = isWordBorder(text, at) ? matchAt(text, at, end, letters) : null
    if (found && isWordBorder(text, found.end) && isRight(found)) return found
  }
  return null
}

/** Whether no word goes on over a place. */
function isWordBorder(text: string, at: number): boolean {
  return !/^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1))
}

/** The mark for no character stands for what a page may give in several ways. */
function isPassedOver(character: string | undefined): boolean {
  return character !== undefined && /[\s\uFFFD]/.test(character)
}

/** Give each item of a line the space up to the next, so that a passage is painted without gaps. */
function joinSpaces(text: string, placed: PlacedItem[], from: number): void {
  for (let i = from; i < placed.length - 1; i++) {
    const [one, next] = [placed[i], placed[i + 1]]
    if (one && next && text.slice(one.end, next.start).trim() === '') placed[i] = { ...one, end: next.start }
  }
}
