import { trusted } from '#renderer/ui/safe-html-policy.ts'
import { cleanDeclarations, cleanStyles } from './clean-styles.ts'

/** What a page is shown with: the words for what is left out, and the mark under which styles may apply. */
export type PageSettings = { readonly nonce: string; readonly leftOut: string }

/** Shown as they are. Whatever is not here, nor below, gives only what stands in it. */
const kept = new Set(
  (
    'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del ' +
    'details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i ins kbd li main ' +
    'mark menu nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot ' +
    'th thead time tr tt u ul var wbr'
  ).split(' ')
)

/** Not shown at all. */
const dropped = new Set([
  'area',
  'base',
  'basefont',
  'bgsound',
  'datalist',
  'input',
  'link',
  'meta',
  'noembed',
  'noframes',
  'optgroup',
  'option',
  'param',
  'plaintext',
  'script',
  'select',
  'source',
  'style',
  'template',
  'textarea',
  'title',
  'track',
  'xmp'
])

/** What would be loaded, and what holds its address. */
const loaded: Readonly<Record<string, string>> = {
  ...{ img: 'src', iframe: 'src', frame: 'src', embed: 'src', object: 'data' },
  ...{ video: 'src', audio: 'src', applet: 'code', portal: 'src', fencedframe: 'src', canvas: 'title' }
}

const attributes = new Set(
  (
    'abbr align alt bgcolor border cellpadding cellspacing class color colspan datetime dir face height hidden id lang ' +
    'nowrap open reversed rowspan scope size span start title type valign value width'
  ).split(' ')
)

const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp);base64,[A-Za-z0-9+/=\s]*$/i
const LONGEST_ADDRESS = 300

type Making = PageSettings & { readonly target: Document; readonly styles: string[] }

/**
 * Make of a web page one that loads nothing, runs nothing and leads nowhere: built anew from what is known to be
 * harmless. Addresses that it held stay as titles.
 */
export function cleanPage(html: string, settings: PageSettings): string {
  const page = new DOMParser().parseFromString(trusted(muted(html)), 'text/html')
  const target = document.implementation.createHTMLDocument()
  const sheets = [...page.querySelectorAll(`xmp[${STYLE}]`)].map(style => cleanStyles(spoken(style.textContent)))
  const making = { ...settings, target, styles: [OWN, ...sheets] }
  copyAttributes(page.documentElement, target.documentElement, making)
  copyAttributes(page.body, target.body, making)
  copyChildren(page.body, target.body, making)
  addHead(making)
  return `<!doctype html>${target.documentElement.outerHTML}`
}

// A character that no text has. Put into a name, it makes the name one that means nothing.
const MUTE = '\uFDD0'
const STYLE = 'data-dossier-style'

/**
 * Change the names that the browser holds against the window's own policy already while it parses, and complains about:
 * handlers, styles, and the base of addresses. What is harmless is decided on what was parsed, and not here.
 */
function muted(html: string): string {
  return html
    .replaceAll(MUTE, '')
    .replace(/\b(?=(?:on\w+|style)\s*=)/gi, MUTE)
    .replace(/<base\b/gi, `<base${MUTE}`)
    .replace(/<style\b/gi, `<xmp ${STYLE} `)
    .replace(/<\/style\b/gi, '</xmp')
}

function spoken(text: string): string {
  return text.replaceAll(MUTE, '')
}

/** Pages are made for white paper; what is left out leaves a mark. */
const OWN = `:root { color-scheme: light; background: #fff; color: #22262a; font: 15px/1.5 serif; overflow-wrap: anywhere; }
.dossier-left-out { display: inline-block; padding: 0 6px; border: 1px dashed #5f656c; color: #4f565d; font: 12px sans-serif; }
a[title] { text-decoration: underline; cursor: help; }`

function addHead({ target, nonce, styles }: Making): void {
  const policy = target.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = `default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`
  const style = target.createElement('style')
  style.setAttribute('nonce', nonce)
  style.textContent = styles.join('\n').replaceAll('<', '\\3c ')
  const charset = target.createElement('meta')
  charset.setAttribute('charset', 'utf-8')
  target.head.replaceChildren(charset, policy, style)
}

function copyChildren(from: Node, to: Element, making: Making): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(spoken(child.nodeValue ?? ''))
    else if (child instanceof Element) copy(child, to, making)
  }
}

function copy(element: Element, to: Element, making: Making): void {
  const name = element.localName
  if (dropped.has(name)) return
  const address = Object.hasOwn(loaded, name) ? loaded[name] : undefined
  if (address !== undefined) {
    to.append(placeholder(element, address, making))
    // What stands inside is for those who cannot have the other, as here.
    copyChildren(element, to, making)
    return
  }
  const isKept = kept.has(name) && element.namespaceURI === 'http://www.w3.org/1999/xhtml'
  const made = making.target.createElement(isKept ? name : 'span')
  copyAttributes(element, made, making)
  const href = name === 'a' ? element.getAttribute('href') : null
  if (href) made.title = spoken(href).slice(0, LONGEST_ADDRESS)
  copyChildren(element, made, making)
  to.append(made)
}

/** A picture that the page brought along is shown; for everything else its words or its address stand there. */
function placeholder(element: Element, attribute: string, { target, leftOut }: Making): Element {
  const address = spoken(element.getAttribute(attribute) ?? '')
  if (element.localName === 'img' && PICTURE.test(address)) {
    const image = target.createElement('img')
    image.setAttribute('src', address)
    image.alt = spoken(element.getAttribute('alt') ?? '')
    for (const side of ['width', 'height']) image.setAttribute(side, element.getAttribute(side) ?? '')
    return image
  }
  const mark = target.createElement('span')
  mark.className = 'dossier-left-out'
  mark.title = address.slice(0, LONGEST_ADDRESS)
  mark.textContent = spoken(element.getAttribute('alt') || element.getAttribute('title') || leftOut)
  return mark
}

/** What an element says of its style becomes a rule, since only those of one sheet apply. */
function copyAttributes(from: Element, to: Element, { styles }: Making): void {
  for (const { name, value } of from.attributes) if (attributes.has(name)) to.setAttribute(name, spoken(value))
  const declarations = cleanDeclarations(spoken(from.getAttribute(`${MUTE}style`) ?? ''))
  if (declarations === '') return
  const own = `dossier-style-${styles.length}`
  to.classList.add(own)
  styles.push(`.${own}.${own}.${own} { ${declarations} }`)
}
