import { type HtmlElement, wordsOf } from './html-dom.ts'

const noteBlocks: readonly string[] = ['div', 'section', 'aside', 'ol', 'ul', 'li', 'p', 'dd', 'dl', 'footer']

/** Tell an element that holds footnotes or endnotes, or is one. */
export function isNotes(element: HtmlElement): boolean {
  if (!noteBlocks.includes(element.localName)) return false
  if (/^doc-(?:footnote|endnote)s?$/.test(element.getAttribute('role') ?? '')) return true
  const [names, id] = [namesOf(element), element.getAttribute('id') ?? '']
  if (/(?:^|[\s_-])(?:foot|end)notes?(?:[-_]?list)?(?=[\s_-]|$)|(?:^|\s)references(?:\s|$)/i.test(names)) return true
  return /^(?:_?ftn|_?edn|fn)[:_-]?\d+$/i.test(id) || /(?:foot|end)note-list/.test(element.getAttribute('style') ?? '')
}

function namesOf(element: HtmlElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
}

/** The mark of a footnote where it stands in the text, such as `[3]`; null for any other element. */
export function noteReference(element: HtmlElement): string | null {
  if (!['sup', 'a'].includes(element.localName)) return null
  const text = wordsOf(element)
  if (!/^\[?[\dA-Za-z*†‡§]{1,5}\]?$/.test(text)) return null
  const isReference = element.localName === 'sup' ? pointsInside(element) : pointsInside(element) && isRaised(element)
  return isReference ? (text.startsWith('[') ? text : `[${text}]`) : null
}

/** Tell a link that only leads back from a note to its place in the text. */
export function isBackLink(element: HtmlElement): boolean {
  if (/back-?(?:ref|link)/i.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('role') ?? ''}`))
    return true
  return element.localName === 'a' && /^(?:[↩↑⏎↵^]|\uFE0E|\uFE0F)+$/.test(wordsOf(element))
}

function pointsInside(element: HtmlElement): boolean {
  const link = element.localName === 'a' ? element : element.querySelector('a')
  const within = link ?? (element.parentElement?.localName === 'a' ? element.parentElement : null)
  return within?.getAttribute('href')?.includes('#') ?? false
}

function isRaised(link: HtmlElement): boolean {
  const isMarked = /noteref/.test(`${link.getAttribute('role') ?? ''} ${link.getAttribute('epub:type') ?? ''}`)
  return isMarked || [...link.children].some(child => child.localName === 'sup')
}
