import { Refusal, sentences } from '../refusal.ts'

/** An element of a part of a Word file; its name and those of its attributes are without prefix. */
export type XmlElement = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

type OpenElement = XmlElement & { readonly children: (XmlElement | string)[] }
type Parse = { readonly open: OpenElement[]; readonly source: string; at: number; elements: number; paragraphs: number }

const DEEPEST = 256
const MOST_ELEMENTS = 4_000_000
const MOST_PARAGRAPHS = 200_000
const MOST_LENGTH = 50 << 20
const nothing: ReadonlyMap<string, string> = new Map()

const entities: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Parse XML strictly: well formed, no document type, nothing but the five entities, bounded in depth and size. */
export function parseXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > MOST_LENGTH) throw new Refusal(sentences.tooMuchText)
  const source = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(
    bytes
  )
  const root: OpenElement = { name: '', attributes: nothing, children: [] }
  const parse: Parse = { open: [root], source, at: 0, elements: 0, paragraphs: 0 }
  while (parse.at < source.length) step(parse)
  const [found] = elementsOf(root)
  if (!found || parse.open.length > 1) throw damaged()
  return found
}

/** The elements directly inside, all or those of a name. */
export function elementsOf(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  const elements = element?.children.filter(child => typeof child !== 'string') ?? []
  return name === undefined ? elements : elements.filter(child => child.name === name)
}

/** The first element along a path of names. */
export function elementAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => elementsOf(at, name)[0], element)
}

/** The `val` of the first element along a path of names. */
export function valueAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return elementAt(element, ...path)?.attributes.get('val')
}

/** Whether a switch such as `<w:b/>` is on; undefined where it does not stand. */
export function switchAt(element: XmlElement | undefined, ...path: readonly string[]): boolean | undefined {
  const found = elementAt(element, ...path)
  return found && !['0', 'false', 'off', 'none'].includes(found.attributes.get('val') ?? '')
}

/** All text inside. */
export function xmlText(element: XmlElement | undefined): string {
  return element?.children.map(child => (typeof child === 'string' ? child : xmlText(child))).join('') ?? ''
}

function step(parse: Parse) {
  const next = parse.source.indexOf('<', parse.at)
  const end = next < 0 ? parse.source.length : next
  if (end > parse.at) addText(parse, unescaped(parse.source.slice(parse.at, end)))
  parse.at = end
  if (next >= 0) markup(parse)
}

function markup(parse: Parse) {
  const { source, at } = parse
  const second = source[at + 1]
  if (second === '?') parse.at = after(parse, '?>')
  else if (source.startsWith('<!--', at)) parse.at = after(parse, '-->')
  else if (source.startsWith('<![CDATA[', at)) {
    const end = after(parse, ']]>')
    addText(parse, source.slice(at + 9, end - 3))
    parse.at = end
  } else if (second === '!') throw new Refusal(sentences.wordUnsafe)
  else tag(parse)
}

function tag(parse: Parse) {
  const found = tagPattern(parse)
  parse.at = found.end
  if (found.isClosing) {
    const open = parse.open.pop()
    if (!open || parse.open.length === 0 || open.name !== found.name) throw damaged()
    return
  }
  bound(parse, found.name)
  const element: OpenElement = { name: found.name, attributes: attributesOf(found.inside), children: [] }
  parse.open.at(-1)?.children.push(element)
  if (!found.isEmpty) parse.open.push(element)
}

function tagPattern({ source, at }: Parse) {
  const end = source.indexOf('>', at)
  if (end < 0) throw damaged()
  const isClosing = source[at + 1] === '/'
  const isEmpty = source[end - 1] === '/'
  const inside = source.slice(at + (isClosing ? 2 : 1), isEmpty ? end - 1 : end)
  const space = inside.search(/\s/)
  const name = localName(space < 0 ? inside : inside.slice(0, space))
  if (name === '') throw damaged()
  return { name, isClosing, isEmpty, inside: space < 0 ? '' : inside.slice(space), end: end + 1 }
}

function bound(parse: Parse, name: string) {
  parse.elements += 1
  if (name === 'p') parse.paragraphs += 1
  if (parse.open.length > DEEPEST) throw new Refusal(sentences.tooDeep)
  if (parse.paragraphs > MOST_PARAGRAPHS || parse.elements > MOST_ELEMENTS) throw new Refusal(sentences.tooManyParts)
}

function attributesOf(inside: string): ReadonlyMap<string, string> {
  if (!inside.includes('=')) return nothing
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of inside.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (!name.startsWith('xmlns')) attributes.set(localName(name), unescaped(double ?? single ?? ''))
  }
  return attributes
}

/** White space between elements means nothing, but for what is inside a text. */
function addText(parse: Parse, text: string) {
  const open = parse.open.at(-1)
  if (text.trim() !== '' || open?.name === 't' || open?.name === 'instrText') open?.children.push(text)
}

function unescaped(text: string): string {
  return text.includes('&')
    ? text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,40});?/gi, (_, name: string) => character(name))
    : text
}

function character(name: string): string {
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : null
  const found = code === null ? entities[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined
  if (found === undefined) throw new Refusal(sentences.wordUnsafe)
  return found
}

function after({ source, at }: Parse, end: string): number {
  const found = source.indexOf(end, at)
  if (found < 0) throw damaged()
  return found + end.length
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function damaged(): Refusal {
  return new Refusal(sentences.wordDamaged)
}
