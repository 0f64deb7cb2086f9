import { type HtmlDocument, type HtmlElement, wordsOf } from './html-dom.ts'
import { alphabetic, hasOwnMarker, roman } from './list-marker.ts'

/** The attribute that carries the number or bullet of a list item past what moves it elsewhere. */
export const MARKER = 'data-dossier-marker'

/** Write on every list item the number or bullet that a browser would show. */
export function markLists(document: HtmlDocument) {
  for (const list of document.querySelectorAll('ol')) markOrdered(list)
  for (const list of document.querySelectorAll('ul, menu')) {
    const bullet = styleOf(list) === 'none' ? '' : '•'
    for (const item of itemsOf(list)) mark(item, bullet)
  }
}

function markOrdered(list: HtmlElement) {
  const items = itemsOf(list)
  const step = list.hasAttribute('reversed') ? -1 : 1
  let next = whole(list.getAttribute('start')) ?? (step < 0 ? items.length : 1)
  for (const item of items) {
    const number = whole(item.getAttribute('value')) ?? next
    mark(item, written(number, item.getAttribute('type') ?? styleOf(list)))
    next = number + step
  }
}

function mark(item: HtmlElement, marker: string) {
  // Many pages write numbers themselves and hide the browser's by a style sheet, which is not read here.
  item.setAttribute(MARKER, hasOwnMarker(wordsOf(item).slice(0, 20)) ? '' : marker)
}

function written(number: number, type: string): string {
  const write = Object.hasOwn(styles, type) ? styles[type] : undefined
  return write ? write(number) : `${number}.`
}

/** The styles of lists under both their names; all others count in digits. */
const styles: { readonly [type: string]: (number: number) => string } = {
  none: () => '',
  a: small,
  'lower-alpha': small,
  'lower-latin': small,
  A: capital,
  'upper-alpha': capital,
  'upper-latin': capital,
  i: number => `${roman(number)}.`,
  'lower-roman': number => `${roman(number)}.`,
  I: number => `${roman(number).toUpperCase()}.`,
  'upper-roman': number => `${roman(number).toUpperCase()}.`
}

function small(number: number): string {
  return `${alphabetic(number)}.`
}

function capital(number: number): string {
  return `${alphabetic(number).toUpperCase()}.`
}

function itemsOf(list: HtmlElement): readonly HtmlElement[] {
  return [...list.children].filter(child => child.localName === 'li')
}

function styleOf(list: HtmlElement): string {
  const inline = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(list.getAttribute('style') ?? '')?.[1]
  return inline?.toLowerCase() ?? list.getAttribute('type') ?? ''
}

function whole(text: string | null): number | null {
  return text !== null && /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : null
}
