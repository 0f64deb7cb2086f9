import { asElement, type HtmlElement, type HtmlNode, parseHtml } from './html-dom.ts'
import { MARKER, markLists } from './html-lists.ts'
import { isBackLink, isNotes, noteReference } from './html-notes.ts'
import type { Piece, PieceKind, Run, Style } from './pieces.ts'
import { safeHref } from './safe-href.ts'

type Inline = Run & { readonly isKept?: boolean }
type Walk = { readonly pieces: Piece[]; readonly base: string; inline: Inline[]; marker: string }
type Place = {
  readonly kind: PieceKind
  readonly level: number
  readonly style: Style
  readonly isPre: boolean
  readonly depth: number
}

const DEEPEST = 300
const TEXT = 3

const dropped = tags(
  'script style noscript template iframe object embed svg canvas audio video img picture source head title meta link ' +
    'button input select textarea option datalist dialog map area base'
)
const blocks = tags(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table caption ul tr td th tbody'
)

/** Read the text of an element as pieces; links are kept as whole addresses against `base`. */
export function piecesOf(element: HtmlElement, base: string): readonly Piece[] {
  const walk: Walk = { pieces: [], base, inline: [], marker: '' }
  children(walk, element, { kind: 'paragraph', level: 1, style: {}, isPre: false, depth: 0 })
  flush(walk, 'paragraph', 1)
  return walk.pieces
}

/** Read a fragment of HTML as pieces. */
export function piecesOfHtml(html: string): readonly Piece[] {
  const document = parseHtml(html)
  markLists(document)
  return piecesOf(document.body, '')
}

/** Tell what is in the page but not shown. */
export function isHidden(element: HtmlElement): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')) return true
  return /(?:^|\s)(?:visually-hidden|sr-only|screen-reader-text|mw-editsection)(?:\s|$)/.test(
    element.getAttribute('class') ?? ''
  )
}

function children(walk: Walk, node: HtmlNode, place: Place) {
  if (place.depth > DEEPEST) {
    walk.inline.push({ ...place.style, text: node.textContent ?? '' })
    return
  }
  for (const child of node.childNodes) {
    const element = asElement(child)
    if (element) visit(walk, element, { ...place, depth: place.depth + 1 })
    else if (child.nodeType === TEXT)
      walk.inline.push({ ...place.style, text: child.textContent ?? '', isKept: place.isPre })
  }
}

function visit(walk: Walk, element: HtmlElement, place: Place) {
  const tag = element.localName
  if (dropped.has(tag) || isHidden(element) || isBackLink(element)) return
  if (tag === 'br') walk.inline.push({ text: '\n', isKept: true })
  else if (tag === 'table' && !isLayout(element)) table(walk, element, place)
  else if (blocks.has(tag)) block(walk, element, place)
  else inline(walk, element, place)
}

function inline(walk: Walk, element: HtmlElement, place: Place) {
  const reference = noteReference(element)
  if (reference) {
    walk.inline.push({ ...place.style, text: reference })
    return
  }
  const isQuote = element.localName === 'q'
  if (isQuote) walk.inline.push({ ...place.style, text: '“' })
  children(walk, element, { ...place, style: styled(element, place.style, walk.base) })
  if (isQuote) walk.inline.push({ ...place.style, text: '”' })
}

function styled(element: HtmlElement, style: Style, base: string): Style {
  const tag = element.localName
  if (tag === 'strong' || tag === 'b') return { ...style, strong: true }
  if (tag === 'em' || tag === 'i' || tag === 'cite') return { ...style, emphasis: true }
  const href = tag === 'a' ? safeHref(element.getAttribute('href'), base) : null
  return href ? { ...style, href } : style
}

function block(walk: Walk, element: HtmlElement, place: Place) {
  flush(walk, place.kind, place.level)
  const inside = placeIn(element, place)
  if (element.localName === 'li') walk.marker = markerOf(element, inside.kind)
  children(walk, element, inside)
  flush(walk, inside.kind, inside.level)
  if (element.localName === 'li') walk.marker = ''
}

function placeIn(element: HtmlElement, place: Place): Place {
  const tag = element.localName
  if (place.kind === 'footnote' || isNotes(element)) return { ...place, kind: 'footnote' }
  if (/^h[1-6]$/.test(tag)) return { ...place, kind: 'heading', level: Number(tag.slice(1)) }
  if (tag === 'blockquote') return { ...place, kind: 'quotation' }
  if (tag === 'li') return { ...place, kind: 'list-item' }
  return tag === 'pre' ? { ...place, isPre: true } : place
}

function markerOf(item: HtmlElement, kind: PieceKind): string {
  const marker = item.getAttribute(MARKER) ?? ''
  const number = /^(\w+)\.$/.exec(marker)?.[1]
  return kind === 'footnote' && number ? `[${number}]` : marker
}

function table(walk: Walk, element: HtmlElement, place: Place) {
  flush(walk, place.kind, place.level)
  for (const caption of element.querySelectorAll('caption')) {
    if (!isHidden(caption)) walk.pieces.push({ kind: 'paragraph', runs: runsOf(walk, caption, place) })
  }
  for (const row of element.querySelectorAll('tr')) {
    if (isHidden(row)) continue
    const cells = [...row.children].filter(cell => /^t[dh]$/.test(cell.localName) && !isHidden(cell))
    const runs = cells.flatMap((cell, index) => [...(index > 0 ? [{ text: '\t' }] : []), ...runsOf(walk, cell, place)])
    walk.pieces.push({ kind: 'table-row', runs })
  }
}

/** The words of a cell on one line. */
function runsOf(walk: Walk, element: HtmlElement, place: Place): readonly Run[] {
  const cell: Walk = { pieces: [], base: walk.base, inline: [], marker: '' }
  children(cell, element, { ...place, kind: 'paragraph' })
  flush(cell, 'paragraph', 1)
  return cell.pieces.flatMap(({ runs }, index) => [
    ...(index > 0 ? [{ text: ' ' }] : []),
    ...runs.map(run => ({ ...run, text: run.text.replace(/[\t\n]+/g, ' ') }))
  ])
}

/** A table that only lays out the page: it says so, holds another, or has one cell in each row. */
function isLayout(element: HtmlElement): boolean {
  if (/^(?:presentation|none)$/.test(element.getAttribute('role') ?? '') || element.querySelector('table')) return true
  const rows = [...element.querySelectorAll('tr')]
  return rows.every(row => [...row.children].length < 2) || !!element.querySelector('h1, h2, h3, article, nav')
}

function flush(walk: Walk, kind: PieceKind, level: number) {
  const runs = collapsed(walk.inline)
  walk.inline = []
  if (runs.every(run => run.text.trim() === '')) return
  const marked = walk.marker === '' ? runs : [{ text: `${walk.marker} ` }, ...runs]
  walk.marker = ''
  walk.pieces.push({ kind, level, runs: marked })
}

/** Make white space single, as a browser shows it, over the borders of runs too; the ends are left bare. */
function collapsed(inline: readonly Inline[]): readonly Run[] {
  const runs: Run[] = []
  let isOpen = true
  for (const { isKept, ...run } of inline) {
    let text = run.text
    if (!isKept) {
      text = text.replace(/[ \t\n\r\f]+/g, ' ')
      if (isOpen) text = text.replace(/^ /, '')
    }
    if (text === '') continue
    isOpen = /[ \n]$/.test(text)
    runs.push({ ...run, text })
  }
  return runs
}

function tags(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** The characters that references such as `&amp;` stand for. */
export function plainOfHtml(text: string): string {
  return text.includes('&') ? (parseHtml(text.replaceAll('<', '&lt;')).body.textContent ?? text) : text
}
