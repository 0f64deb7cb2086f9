import { type XmlElement, elementAt, elementsOf, switchAt, valueAt } from './xml.ts'

/** What the styles of a Word file say, with what they are based on. */
export type Styles = {
  /** The first of a style and those it is based on for which there is an answer. */
  readonly first: <T>(styleId: string | undefined, ask: (style: XmlElement) => T | undefined) => T | undefined
  readonly numIdOf: (styleId: string) => string | undefined
}

const MOST_BASES = 20

/** Read `styles.xml`. */
export function readStyles(root: XmlElement | undefined): Styles {
  const all = elementsOf(root, 'style')
  const byId = new Map(all.map(style => [style.attributes.get('styleId') ?? '', style]))
  const isDefault = (style: XmlElement) =>
    style.attributes.get('type') === 'paragraph' && style.attributes.get('default') === '1'
  const plain = all.find(isDefault)?.attributes.get('styleId')
  const first: Styles['first'] = (styleId, ask) => {
    let at = byId.get(styleId ?? plain ?? '')
    for (let hops = 0; at && hops < MOST_BASES; hops += 1) {
      const answer = ask(at)
      if (answer !== undefined) return answer
      at = byId.get(valueAt(at, 'basedOn') ?? '')
    }
    return undefined
  }
  return { first, numIdOf: styleId => first(styleId, style => valueAt(style, 'pPr', 'numPr', 'numId')) }
}

/** The level of a heading from 1; null for any other paragraph. */
export function headingLevel(properties: XmlElement | undefined, styles: Styles): number | null {
  const styleId = valueAt(properties, 'pStyle')
  const outline =
    valueAt(properties, 'outlineLvl') ?? styles.first(styleId, style => valueAt(style, 'pPr', 'outlineLvl'))
  if (outline !== undefined && Number(outline) < 9) return Number(outline) + 1
  return (
    styles.first(styleId, style => {
      const name = valueAt(style, 'name')?.toLowerCase() ?? ''
      if (name === 'title') return 1
      return name === 'subtitle' ? 2 : Number(/^heading ([1-9])$/.exec(name)?.[1] ?? 0) || undefined
    }) ?? null
  )
}

/** Tell a block quotation by its style, or by being set in from both sides. */
export function isQuotation(properties: XmlElement | undefined, styles: Styles): boolean {
  const styleId = valueAt(properties, 'pStyle')
  const named = styles.first(
    styleId,
    style => /quot|block ?text|citation|cita\b/i.test(valueAt(style, 'name') ?? '') || undefined
  )
  const indent = elementAt(properties, 'ind') ?? styles.first(styleId, style => elementAt(style, 'pPr', 'ind'))
  const side = (...names: readonly string[]) =>
    Number(names.map(name => indent?.attributes.get(name)).find(Boolean) ?? 0)
  return named ?? (side('left', 'start') >= 500 && side('right', 'end') >= 280)
}

/** Whether a run is bold or italic, by itself or by its character style. */
export function isSet(properties: XmlElement | undefined, name: 'b' | 'i' | 'vanish', styles: Styles): boolean {
  const styleId = valueAt(properties, 'rStyle')
  const byStyle = styleId === undefined ? undefined : styles.first(styleId, style => switchAt(style, 'rPr', name))
  return switchAt(properties, name) ?? byStyle ?? false
}
