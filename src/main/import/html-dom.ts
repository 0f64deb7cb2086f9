import { parseHTML } from 'linkedom'

/** As much of a DOM node as the readers use. */
export type HtmlNode = {
  readonly nodeType: number
  readonly textContent: string | null
  readonly childNodes: Iterable<HtmlNode>
}
export type HtmlElement = HtmlNode & {
  readonly localName: string
  readonly children: Iterable<HtmlElement>
  readonly parentElement: HtmlElement | null
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  hasAttribute(name: string): boolean
  querySelector(selector: string): HtmlElement | null
  querySelectorAll(selector: string): Iterable<HtmlElement>
  append(...nodes: HtmlNode[]): void
  before(...nodes: HtmlNode[]): void
  remove(): void
}
export type HtmlDocument = HtmlElement & {
  readonly head: HtmlElement
  readonly body: HtmlElement
  readonly documentElement: HtmlElement
}

const COMMENT = 8
const DOCTYPE = 10
const inHead: readonly string[] = ['title', 'meta', 'link', 'base', 'style', 'script', 'noscript', 'template']

/**
 * Parse HTML, whole or a fragment; nothing in it runs, and nothing is fetched.
 * The tags of html, head and body may be left out or stand anywhere, so the page is given its own and theirs are opened.
 */
export function parseHtml(source: string): HtmlDocument {
  const { document } = parseHTML(`<html><head></head><body>${source}`) as unknown as { readonly document: HtmlDocument }
  const { documentElement: root, head, body } = document
  const late = [...root.childNodes, ...document.childNodes]
  for (const node of late)
    if (![root, head, body].includes(node as HtmlElement) && node.nodeType !== DOCTYPE) body.append(node)
  for (const element of [...body.querySelectorAll('html, head, body')]) {
    for (const name of ['lang', 'xml:lang']) {
      const language = element.getAttribute(name)
      if (language && !root.hasAttribute(name)) root.setAttribute(name, language)
    }
    for (const child of [...element.childNodes]) element.before(child)
    element.remove()
  }
  for (const node of leading(body)) head.append(node)
  return document
}

/** What belongs to the head, down to the first that does not. */
function leading(body: HtmlElement): readonly HtmlElement[] {
  const found: HtmlElement[] = []
  for (const node of body.childNodes) {
    const element = asElement(node)
    if (element && inHead.includes(element.localName)) found.push(element)
    else if (element || (node.nodeType !== COMMENT && node.textContent?.trim())) break
  }
  return found
}

/** Take an element for what it is; null for text and the rest. */
export function asElement(node: HtmlNode): HtmlElement | null {
  return node.nodeType === 1 ? (node as HtmlElement) : null
}

/** The words of an element with white space made single. */
export function wordsOf(element: HtmlNode | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
