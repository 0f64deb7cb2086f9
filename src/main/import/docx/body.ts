import type { Piece, PieceKind, Run } from '../pieces.ts'
import type { Numbering } from './numbering.ts'
import { type Inside, runsIn } from './runs.ts'
import { headingLevel, isQuotation } from './styles.ts'
import { type XmlElement, elementAt, elementsOf, valueAt } from './xml.ts'

/** What reading blocks needs and remembers. */
export type Reading = {
  readonly inside: Inside
  readonly numbering: Numbering
  /** What stands before a paragraph mark that was deleted goes on in the next paragraph. */
  carried: readonly Run[]
}

/** Read the blocks of a body, a cell, a note or a text box. */
export function blocksIn(element: XmlElement, reading: Reading): readonly Piece[] {
  return elementsOf(element).flatMap(child => blockOf(child, reading))
}

function blockOf(element: XmlElement, reading: Reading): readonly Piece[] {
  if (element.name === 'p') return paragraph(element, reading)
  if (element.name === 'tbl') return table(element, reading)
  if (element.name === 'sdt') return blocksIn(elementAt(element, 'sdtContent') ?? element, reading)
  if (element.name === 'AlternateContent') {
    return blocksIn(elementAt(element, 'Choice') ?? elementAt(element, 'Fallback') ?? element, reading)
  }
  return ['customXml', 'ins', 'moveTo'].includes(element.name) ? blocksIn(element, reading) : []
}

function paragraph(element: XmlElement, reading: Reading): readonly Piece[] {
  const { inside } = reading
  const properties = elementAt(element, 'pPr')
  const written = runsIn(element, {}, inside)
  const runs = [...reading.carried, ...written]
  const isJoined = elementAt(properties, 'rPr', 'del') ?? elementAt(properties, 'rPr', 'moveFrom')
  reading.carried = isJoined ? runs : []
  // Counted where it stands, with or without words: Word counts empty paragraphs too.
  const number = isJoined ? '' : numberOf(properties, reading)
  const boxes = inside.boxes.splice(0).flatMap(box => blocksIn(box, reading))
  if (isJoined) return boxes
  const level = headingLevel(properties, inside.styles)
  const kind = level === null ? kindOf(properties, number, reading) : 'heading'
  const isEmpty = runs.every(run => run.text.trim() === '')
  const piece: Piece = { kind, level: level ?? 1, runs: isEmpty || number === '' ? runs : [{ text: number }, ...runs] }
  return [piece, ...boxes]
}

function kindOf(properties: XmlElement | undefined, number: string, { inside }: Reading): PieceKind {
  if (number !== '') return 'list-item'
  return isQuotation(properties, inside.styles) ? 'quotation' : 'paragraph'
}

/** The number of a paragraph: its own, or that of its style; list 0 means none. */
function numberOf(properties: XmlElement | undefined, { inside, numbering }: Reading): string {
  const styleId = valueAt(properties, 'pStyle')
  const own = valueAt(properties, 'numPr', 'numId')
  const numId = own ?? inside.styles.first(styleId, style => valueAt(style, 'pPr', 'numPr', 'numId'))
  if (numId === undefined || numId === '0') return ''
  const level =
    valueAt(properties, 'numPr', 'ilvl') ??
    inside.styles.first(styleId, style => valueAt(style, 'pPr', 'numPr', 'ilvl'))
  return numbering.next(numId, level === undefined ? numbering.levelOfStyle(numId, styleId ?? '') : Number(level))
}

function table(element: XmlElement, reading: Reading): readonly Piece[] {
  const rows = rowsIn(element).filter(row => !elementAt(row, 'trPr', 'del'))
  const cells = rows.map(row => cellsIn(row))
  // One cell in each row is a frame around text, not a table.
  if (cells.every(row => row.length < 2)) return cells.flat().flatMap(cell => blocksIn(cell, reading))
  return cells.map(row => ({
    kind: 'table-row',
    runs: row.flatMap((cell, index) => [...(index > 0 ? [{ text: '\t' }] : []), ...onOneLine(blocksIn(cell, reading))])
  }))
}

function rowsIn(table: XmlElement): readonly XmlElement[] {
  return elementsOf(table).flatMap(child => (child.name === 'tr' ? [child] : wrapped(child).flatMap(rowsIn)))
}

function cellsIn(row: XmlElement): readonly XmlElement[] {
  return elementsOf(row).flatMap(child => (child.name === 'tc' ? [child] : wrapped(child).flatMap(cellsIn)))
}

/** Controls and insertions may stand around rows and cells. */
function wrapped(element: XmlElement): readonly XmlElement[] {
  if (element.name === 'sdt') return elementsOf(element, 'sdtContent')
  return ['customXml', 'ins', 'moveTo'].includes(element.name) ? [element] : []
}

function onOneLine(pieces: readonly Piece[]): readonly Run[] {
  const worded = pieces.filter(({ runs }) => runs.some(run => run.text.trim() !== ''))
  return worded.flatMap(({ runs }, index) => [
    ...(index > 0 ? [{ text: ' ' }] : []),
    ...runs.map(run => ({ ...run, text: run.text.replace(/[\t\n]+/g, ' ') }))
  ])
}
