import type { Run, Style } from '../pieces.ts'
import { safeHref } from '../safe-href.ts'
import type { Notes } from './notes.ts'
import { type Styles, isSet } from './styles.ts'
import { type XmlElement, elementAt, elementsOf, xmlText } from './xml.ts'

/** What reading the inside of paragraphs needs and remembers. */
export type Inside = {
  readonly styles: Styles
  readonly notes: Notes
  /** Addresses of the links in this part, by their id. */
  readonly links: ReadonlyMap<string, string>
  /** The fields that are open; they may go over paragraphs. */
  readonly fields: Field[]
  /** What stands in text boxes, to be read after the paragraph that holds them. */
  readonly boxes: XmlElement[]
}

type Field = { isCode: boolean; code: string; href: string | null }
type Reader = (element: XmlElement, style: Style, inside: Inside) => readonly Run[]

/** Read what stands in a paragraph, with insertions and without deletions. */
export function runsIn(element: XmlElement, style: Style, inside: Inside): readonly Run[] {
  return elementsOf(element).flatMap(child => readers[child.name]?.(child, style, inside) ?? [])
}

const through: Reader = (element, style, inside) => runsIn(element, style, inside)
const as =
  (text: string): Reader =>
  (_, style, inside) =>
    shown(text, style, inside)

/** Everything that can stand in a paragraph and be seen; what is not here (deletions, comments, pictures) is left out. */
const readers: { readonly [name: string]: Reader } = {
  r: run,
  ins: through,
  moveTo: through,
  smartTag: through,
  customXml: through,
  sdt: (element, style, inside) => through(elementAt(element, 'sdtContent') ?? element, style, inside),
  fldSimple: through,
  bdo: through,
  dir: through,
  oMath: through,
  oMathPara: through,
  ruby: (element, style, inside) => through(elementAt(element, 'rubyBase') ?? element, style, inside),
  hyperlink(element, style, inside) {
    const href = safeHref(inside.links.get(element.attributes.get('id') ?? ''), '')
    return runsIn(element, href ? { ...style, href } : style, inside)
  },
  AlternateContent(element, style, inside) {
    const choice = elementAt(element, 'Choice') ?? elementAt(element, 'Fallback')
    return choice ? runsIn(choice, style, inside) : []
  },
  t: (element, style, inside) => shown(xmlText(element), style, inside),
  tab: as('\t'),
  ptab: as('\t'),
  br: as('\n'),
  cr: as('\n'),
  noBreakHyphen: as('\u2011'),
  softHyphen: as('\u00AD'),
  sym: (element, style, inside) => shown(symbol(element), style, inside),
  footnoteReference: (element, style, inside) => noteMark('footnote', element, style, inside),
  endnoteReference: (element, style, inside) => noteMark('endnote', element, style, inside),
  fldChar: field,
  instrText: fieldCode,
  drawing: boxed,
  pict: boxed,
  object: boxed
}

// The parts of formulas only hold others.
for (const name of [
  'f',
  'num',
  'den',
  'e',
  'sup',
  'sub',
  'sSup',
  'sSub',
  'sSubSup',
  'rad',
  'deg',
  'd',
  'nary',
  'func',
  'fName',
  'm',
  'mr'
]) {
  Object.assign(readers, { [name]: through })
}

function run(element: XmlElement, style: Style, inside: Inside): readonly Run[] {
  const properties = elementAt(element, 'rPr')
  if (isSet(properties, 'vanish', inside.styles)) return []
  const strong = isSet(properties, 'b', inside.styles)
  const emphasis = isSet(properties, 'i', inside.styles)
  return runsIn(element, { ...style, ...(strong ? { strong } : {}), ...(emphasis ? { emphasis } : {}) }, inside)
}

/** Text that is not the code of a field, linked where a field links it. */
function shown(text: string, style: Style, { fields }: Inside): readonly Run[] {
  if (text === '' || fields.some(({ isCode }) => isCode)) return []
  const href = fields.findLast(one => one.href !== null)?.href
  return [{ ...style, ...(href ? { href } : {}), text }]
}

function noteMark(kind: 'footnote' | 'endnote', element: XmlElement, style: Style, inside: Inside): readonly Run[] {
  const isOwnMark = ['1', 'true', 'on'].includes(element.attributes.get('customMarkFollows') ?? '')
  return shown(inside.notes.refer(kind, element.attributes.get('id') ?? '', isOwnMark), style, inside)
}

function field(element: XmlElement, _: Style, { fields }: Inside): readonly Run[] {
  const kind = element.attributes.get('fldCharType')
  const open = fields.at(-1)
  if (kind === 'begin') fields.push({ isCode: true, code: '', href: null })
  else if (kind === 'end') fields.pop()
  else if (open) {
    open.isCode = false
    open.href = safeHref(/^\s*HYPERLINK\s+"([^"]+)"/.exec(open.code)?.[1], '')
  }
  return []
}

function fieldCode(element: XmlElement, _: Style, { fields }: Inside): readonly Run[] {
  const open = fields.at(-1)
  if (open) open.code += xmlText(element)
  return []
}

/** Symbol fonts are laid over a private part of Unicode; what they show there cannot be told. */
function symbol(element: XmlElement): string {
  const code = parseInt(element.attributes.get('char') ?? '', 16)
  if (!(code > 0 && code <= 0xffff)) return ''
  return code >= 0xf000 && code <= 0xf0ff ? '•' : String.fromCharCode(code)
}

function boxed(element: XmlElement, _: Style, { boxes }: Inside): readonly Run[] {
  const pending = [...elementsOf(element)]
  while (pending.length > 0) {
    const next = pending.shift()
    if (next?.name === 'txbxContent') boxes.push(next)
    else if (next && next.name !== 'Fallback') pending.push(...elementsOf(next))
  }
  return []
}
