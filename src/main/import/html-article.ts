import { Readability } from '@mozilla/readability'
import { type HtmlDocument, type HtmlElement, parseHtml, wordsOf } from './html-dom.ts'
import { markLists } from './html-lists.ts'
import { isNotes } from './html-notes.ts'
import { isHidden } from './html-pieces.ts'

/** The part of a page that is read, and whom it names as writer. */
export type Article = { readonly content: HtmlElement; readonly title: string; readonly byline: string }

const LONGEST_TITLE = 300
const LONG_PARAGRAPH = 80
/** Where the article has less than this share of the page's running text, too much would be lost. */
const LEAST_SHARE = 0.5
const DEEPEST = 500

/** Find the article of a page and leave out its navigation; a page without one is read whole. */
export function articleOf(source: string): Article {
  const page = prepared(source)
  const found = readable(page)
  // Readability takes the page apart, so what it may have lost is looked up in another copy.
  const whole = prepared(source)
  const heading = headingOf(whole)
  const title = heading ?? wordsOf(whole.querySelector('title'))
  if (!found || running(found.content) < running(surroundings(whole)) * LEAST_SHARE) {
    return { content: bare(whole), title, byline: found?.byline ?? '' }
  }
  addNotes(found.content, whole)
  if (heading) addHeading(found.content, heading, whole)
  return { ...found, title }
}

function prepared(source: string): HtmlDocument {
  const document = parseHtml(source)
  for (const element of document.querySelectorAll('[hidden], [aria-hidden], [style], [class]')) {
    if (isHidden(element) && element.localName !== 'body' && element.localName !== 'html') element.remove()
  }
  markLists(document)
  return document
}

function readable(document: HtmlDocument): Omit<Article, 'title'> | null {
  if (isTooDeep(document)) return null
  try {
    const reader = new Readability<HtmlElement>(document as never, {
      serializer: node => node as unknown as HtmlElement,
      keepClasses: true,
      charThreshold: 200,
      maxElemsToParse: 300_000
    })
    const found = reader.parse()
    return found?.content && wordsOf(found.content)
      ? { content: found.content, byline: found.byline?.trim() ?? '' }
      : null
  } catch {
    return null
  }
}

/** The whole page without what stands around every page of a site. */
function bare(document: HtmlDocument): HtmlElement {
  const body = surroundings(document)
  const isWordy = running(body) > 0
  for (const element of isWordy ? body.querySelectorAll('nav, [role=navigation], [role=search]') : []) element.remove()
  return body
}

function surroundings(document: HtmlDocument): HtmlElement {
  return document.body ?? document.documentElement
}

/** How many characters stand in paragraphs of some length, which menus and lists of links do not have. */
function running(root: HtmlElement): number {
  let sum = 0
  walk(root, element => {
    if (aside.includes(element.localName)) return false
    if ([...element.children].some(child => !inlineTags.includes(child.localName))) return true
    const { length } = wordsOf(element)
    if (length >= LONG_PARAGRAPH) sum += length
    return false
  })
  return sum
}

const aside: readonly string[] = ['nav', 'aside', 'footer', 'header', 'form', 'script', 'style', 'noscript', 'template']
const inlineTags: readonly string[] =
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' '
  )

/** Visit elements from the top, those inside only where `visit` asks for them; deep pages take no stack. */
function walk(root: HtmlElement, visit: (element: HtmlElement, depth: number) => boolean) {
  const pending: [HtmlElement, number][] = [[root, 0]]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [element, depth] = next
    if (visit(element, depth)) for (const child of element.children) pending.push([child, depth + 1])
  }
}

/** Readability takes time with the square of the depth. */
function isTooDeep(document: HtmlDocument): boolean {
  let isDeep = false
  walk(document.documentElement, (_, depth) => {
    isDeep ||= depth > DEEPEST
    return !isDeep
  })
  return isDeep
}

/** The heading that the page's title repeats, else the only first-level heading. */
function headingOf(document: HtmlDocument): string | null {
  const title = wordsOf(document.querySelector('title')).toLowerCase()
  const headings = [...document.querySelectorAll('h1')]
    .map(wordsOf)
    .filter(words => words && words.length < LONGEST_TITLE)
  const repeated = headings.find(words => title.includes(words.toLowerCase()))
  return repeated ?? (headings.length === 1 ? (headings[0] ?? null) : null)
}

function addHeading(content: HtmlElement, words: string, whole: HtmlDocument) {
  const isThere = [...content.querySelectorAll('h1, h2')].some(heading => wordsOf(heading) === words)
  if (isThere) return
  const found = [...whole.querySelectorAll('h1')].find(heading => wordsOf(heading) === words)
  if (found) (content as HtmlElement & { prepend(node: HtmlElement): void }).prepend(found)
}

/** Footnotes at the foot of a page are evidence, also where Readability takes them for its footer. */
function addNotes(content: HtmlElement, whole: HtmlDocument) {
  const kept = wordsOf(content)
  for (const element of whole.querySelectorAll('div, section, aside, ol, ul, li, p, dl, footer')) {
    const words = isNotes(element) ? wordsOf(element) : ''
    if (words && !kept.includes(words) && !isInsideNotes(element)) content.append(element)
  }
}

function isInsideNotes(element: HtmlElement): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (isNotes(at)) return true
  return false
}
