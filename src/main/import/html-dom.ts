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
  remove(): void
}
export type HtmlDocument = HtmlElement & { readonly body: HtmlElement; readonly documentElement: HtmlElement }

/** Parse HTML, whole or a fragment; nothing in it runs, and nothing is fetched. */
export function parseHtml(source: string): HtmlDocument {
  const isWhole = /<(?:html|body|head)[\s>]/i.test(source)
  const whole = isWhole ? source : `<!doctype html><html><head></head><body>${source}</body></html>`
  const { document } = parseHTML(whole) as unknown as { readonly document: HtmlDocument }
  return document
}

/** Take an element for what it is; null for text and the rest. */
export function asElement(node: HtmlNode): HtmlElement | null {
  return node.nodeType === 1 ? (node as HtmlElement) : null
}

/** The words of an element with white space made single. */
export function wordsOf(element: HtmlNode | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
