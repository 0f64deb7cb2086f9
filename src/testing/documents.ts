import { strToU8, zipSync } from 'fflate'

const OOXML = 'http://schemas.openxmlformats.org'
const OFFICE = `${OOXML}/officeDocument/2006/relationships`
const NAMESPACES = `xmlns:w="${OOXML}/wordprocessingml/2006/main" xmlns:r="${OFFICE}" xmlns:mc="${OOXML}/markup-compatibility/2006"`
const PACKAGE = `${OOXML}/package/2006`

/** The parts of a Word file that a test writes itself: what stands inside their root elements. */
export type DocxParts = {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly settings?: string
  readonly core?: string
  /** Addresses by relationship id. */
  readonly links?: { readonly [id: string]: string }
  /** Other entries of the zip, by name. */
  readonly extra?: { readonly [name: string]: string }
}

/** Make a Word file. */
export function makeDocx({ body, core = '', links = {}, extra = {}, ...parts }: DocxParts): Uint8Array {
  const named = Object.entries(parts)
  const relations = [
    ...named.map(([name]) => relation(name, `${OFFICE}/${name}`, `${name}.xml`)),
    ...Object.entries(links).map(([id, href]) => relation(id, `${OFFICE}/hyperlink`, href, ' TargetMode="External"'))
  ]
  const files: { [name: string]: string } = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': relationships([
      relation('rId1', `${OFFICE}/officeDocument`, 'word/document.xml'),
      relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml')
    ]),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(relations),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z">${core}</cp:coreProperties>`,
    ...extra
  }
  for (const [name, inside] of named) files[`word/${name}.xml`] = `<w:${name} ${NAMESPACES}>${inside}</w:${name}>`
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** A paragraph of a Word file, with properties such as `<w:pStyle w:val="Quote"/>`. */
export function paragraph(inside: string, properties = ''): string {
  const runs = inside.includes('<') ? inside : run(inside)
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`
}

/** A run of text in a Word file. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** What puts a paragraph into a list of a Word file. */
export function numbered(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
}

/** A line of a page of a PDF, from its lower left corner. */
export type PdfLine = { readonly text: string; readonly x?: number; readonly y: number; readonly size?: number }

/** Make a PDF with a text layer; `catalogue` adds to its root object, and `info` describes the file. */
export function makePdf(
  pages: readonly (readonly PdfLine[])[],
  catalogue = '',
  info = '',
  font = 'Helvetica'
): Uint8Array {
  const first = 5
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')
  const objects = [
    `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    `<</Type/Font/Subtype/Type1/BaseFont/${font}/Encoding/WinAnsiEncoding>>`,
    `<<${info}>>`,
    ...pages.flatMap((lines, index) => {
      const content = lines.map(line => drawn(line)).join('\n')
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${first + index * 2 + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
        `<</Length ${content.length}>>\nstream\n${content}\nendstream`
      ]
    })
  ]
  return laid(objects)
}

function drawn({ text, x = 72, y, size = 12 }: PdfLine): string {
  return `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`
}

function laid(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer <</Size ${size} /Root 1 0 R /Info 4 0 R>>\n`
  return Uint8Array.from(Buffer.from(`${file}${table}startxref\n${file.length}\n%%EOF`, 'latin1'))
}

function relation(id: string, type: string, target: string, more = ''): string {
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"${more}/>`
}

function relationships(list: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}
