import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type DocxParts, makeDocx, numbered, paragraph, run } from '../../../testing/documents.ts'
import { sentences } from '../refusal.ts'
import { readDocx } from './docx.ts'

const read = async (parts: DocxParts) => readDocx(makeDocx(parts))

async function blocks(parts: DocxParts) {
  const { text, blocks: found } = (await read(parts)).text
  return found.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

/** The text of paragraphs that hold it, one a line. */
async function lines(parts: DocxParts) {
  return (await blocks(parts)).map(block => block.slice(block.indexOf(' ') + 1))
}

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const list = (id: number, ...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
const num = (id: number, abstract: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`
const style = (id: string, name: string, more = '', type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`
const legal = list(
  1,
  level(0, 'decimal', '%1.'),
  level(1, 'decimal', '%1.%2'),
  level(2, 'lowerLetter', '(%3)'),
  level(3, 'lowerRoman', '%4.')
)

describe('numbers in Word files (I)', () => {
  const items = (...levels: readonly (readonly [number, number])[]) =>
    levels.map(([id, at], index) => paragraph(`p${index}`, numbered(id, at))).join('')

  it('[I8] counts each level under the ones above', async () => {
    const body = items([1, 0], [1, 1], [1, 1], [1, 2], [1, 2], [1, 3], [1, 0], [1, 1], [1, 2])
    expect(await lines({ body, numbering: legal + num(1, 1) })).toEqual([
      '1. p0',
      '1.1 p1',
      '1.2 p2',
      '(a) p3',
      '(b) p4',
      'i. p5',
      '2. p6',
      '2.1 p7',
      '(a) p8'
    ])
  })

  it('[I8] starts again where a list says so, and goes on where it does not', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    const body = items([1, 0], [2, 0], [2, 0], [1, 0], [3, 0])
    const numbering = legal + list(2, level(0, 'decimal', '%1.')) + num(1, 1) + num(2, 1, restart) + num(3, 2)
    expect(await lines({ body, numbering })).toEqual(['1. p0', '5. p1', '6. p2', '7. p3', '1. p4'])
  })

  it('[I8] keeps a level that is never to start again', async () => {
    const numbering =
      list(
        1,
        level(0, 'upperRoman', '%1.'),
        level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>'),
        level(2, 'decimal', '%1.%3', '<w:isLgl/>')
      ) + num(1, 1)
    const body = items([1, 0], [1, 1], [1, 0], [1, 1], [1, 2])
    expect(await lines({ body, numbering })).toEqual(['I. p0', '1. p1', 'II. p2', '2. p3', '2.1 p4'])
  })

  it.each([
    ['upperLetter', ['A', 'B']],
    ['decimalZero', ['01', '02']],
    ['ordinal', ['1st', '2nd']],
    ['arabicAbjad', ['أ', 'ب']],
    ['unheardOf', ['1', '2']]
  ])('[I8] writes %s', async (format, [first, second]) => {
    const numbering = list(1, level(0, format, '%1)')) + num(1, 1)
    expect(await lines({ body: items([1, 0], [1, 0]), numbering })).toEqual([`${first}) p0`, `${second}) p1`])
  })

  it('[I8] shows bullets of symbol fonts as a bullet, and no number as none', async () => {
    const numbering = list(1, level(0, 'bullet', '\uF0B7'), level(1, 'bullet', '–'), level(2, 'none', '')) + num(1, 1)
    expect(await lines({ body: items([1, 0], [1, 1], [1, 2]), numbering })).toEqual(['• p0', '– p1', 'p2'])
  })

  it('[I8] numbers headings and paragraphs by their style, also through a numbering style', async () => {
    const styles =
      style('H1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      style('H2', 'heading 2', '<w:basedOn w:val="H1"/>') +
      style('Para', 'Numbered', '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="2"/></w:numPr></w:pPr>') +
      style('Court', 'Court list', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', 'numbering')
    const numbering =
      list(
        1,
        level(0, 'upperRoman', '%1.', '<w:pStyle w:val="H1"/>'),
        level(1, 'upperLetter', '%2.', '<w:pStyle w:val="H2"/>'),
        level(2, 'decimal', '%3.', '<w:lvlRestart w:val="0"/>')
      ) +
      '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Court"/></w:abstractNum>' +
      num(1, 1) +
      num(2, 2)
    const body =
      paragraph('Facts', styled('H1')) +
      paragraph('Early', styled('H2')) +
      paragraph('It was.', styled('Para')) +
      paragraph('Late', styled('H2')) +
      paragraph('It is.', styled('Para')) +
      paragraph('Plain', `${styled('H2')}<w:numPr><w:numId w:val="0"/></w:numPr>`)
    expect(await blocks({ body, numbering, styles })).toEqual([
      'heading: I. Facts',
      'heading: A. Early',
      'list-item: 1. It was.',
      'heading: B. Late',
      'list-item: 2. It is.',
      'heading: Plain'
    ])
  })
})

describe('Word files (I)', () => {
  const note = (id: number, inside: string) => `<w:footnote w:id="${id}">${inside}</w:footnote>`
  const mark = (kind: string, id: number, more = '') => `<w:r><w:${kind}Reference w:id="${id}"${more}/></w:r>`

  it('[I9] sets notes at the end under the mark they have in the text', async () => {
    const body = `<w:p>${run('One')}${mark('footnote', 2)}${run(' two')}${mark('endnote', 1)}${run(' three')}${mark('footnote', 3)}</w:p>`
    const footnotes =
      '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' +
      note(2, `<w:p><w:r><w:footnoteRef/></w:r>${run(' Rome Statute.')}</w:p>${paragraph('Second line.')}`) +
      note(3, paragraph('Ibid.')) +
      note(4, paragraph('Never referred to.'))
    const endnotes = `<w:endnote w:id="1">${paragraph('At the end.')}</w:endnote>`
    expect(await blocks({ body, footnotes, endnotes })).toEqual([
      'paragraph: One[1] two[i] three[2]',
      'footnote: [1] Rome Statute.\nSecond line.',
      'footnote: [2] Ibid.',
      'footnote: [i] At the end.'
    ])
  })

  it('[I9] numbers notes as the file says, and keeps a mark of their own', async () => {
    const settings = '<w:footnotePr><w:numFmt w:val="upperRoman"/><w:numStart w:val="4"/></w:footnotePr>'
    const body = `<w:p>${run('a')}${mark('footnote', 1)}${run('b')}${mark('footnote', 2, ' w:customMarkFollows="1"')}${run('*')}</w:p>`
    const footnotes = note(1, paragraph('Four.')) + note(2, paragraph('* Star.'))
    expect(await lines({ body, footnotes, settings })).toEqual(['a[IV]b*', '[IV] Four.', '* Star.'])
  })

  it('[I9] keeps insertions and leaves out deletions, comments and hidden text', async () => {
    const body =
      `<w:p>${run('kept ')}<w:ins>${run('inserted ')}</w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>${run('secret', '<w:vanish/>')}<w:moveFrom>${run('gone')}</w:moveFrom><w:moveTo>${run('moved')}</w:moveTo></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('joined ')}</w:p>${paragraph('with this')}`
    expect(await lines({ body })).toEqual(['kept inserted moved', 'joined with this'])
  })

  it('[I9] reads headings, quotations, tables, boxes and line breaks', async () => {
    const styles = style('T', 'Title') + style('Q', 'Intense Quote') + style('Q2', 'Mine', '<w:basedOn w:val="Q"/>')
    const cell = (inside: string) => `<w:tc>${inside}</w:tc>`
    const row = (...cells: readonly string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><x><w:txbxContent>${paragraph('in the box')}</w:txbxContent></x></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('in the box')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const body =
      paragraph('Name', styled('T')) +
      paragraph('Said', styled('Q2')) +
      paragraph('Set in', '<w:ind w:left="720" w:right="720"/>') +
      `<w:tbl>${row(paragraph('Country'), paragraph('Year'))}${row(paragraph(''), paragraph('a') + paragraph('b'))}</w:tbl>` +
      `<w:tbl>${row(paragraph('framed') + paragraph('twice'))}</w:tbl>` +
      `<w:p>${run('a')}<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c&amp;d&#233;</w:t><w:noBreakHyphen/></w:r>${box}</w:p>`
    expect(await blocks({ body, styles })).toEqual([
      'heading: Name',
      'quotation: Said',
      'quotation: Set in',
      'table-row: Country\tYear',
      'table-row: \ta b',
      'paragraph: framed',
      'paragraph: twice',
      'paragraph: a\tb\nc&dé\u2011',
      'paragraph: in the box'
    ])
  })

  it('[I9] marks strong, emphasis and links, and shows the result of fields', async () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
    const body =
      `<w:p>${run('a', '<w:b/>')}${run('b', '<w:b w:val="0"/><w:i/>')}<w:hyperlink r:id="rA">${run('c')}</w:hyperlink><w:hyperlink r:id="rB">${run('d')}</w:hyperlink>` +
      `${field('begin')}<w:r><w:instrText>HYPERLINK "https://f.org/"</w:instrText></w:r>${field('separate')}${run('e')}${field('end')}</w:p>`
    const { text } = await read({ body, links: { rA: 'https://c.org/', rB: 'javascript:alert(1)' } })
    expect(text.text).toBe('abcde')
    expect(text.marks).toEqual([
      { kind: 'strong', start: 0, end: 1 },
      { kind: 'emphasis', start: 1, end: 2 },
      { kind: 'link', href: 'https://c.org/', start: 2, end: 3 },
      { kind: 'link', href: 'https://f.org/', start: 4, end: 5 }
    ])
  })

  it('[I9] takes title, authors, date and language from the properties', async () => {
    const core =
      '<dc:title>Report</dc:title><dc:creator>Ann Bee; Cy Dee</dc:creator><dcterms:created>2024-05-06T07:08:09Z</dcterms:created><dc:language>fr-FR</dc:language>'
    expect((await read({ body: paragraph('a'), core })).declared).toMatchObject({
      title: 'Report',
      authors: ['Ann Bee', 'Cy Dee'],
      published: '2024-05-06',
      language: 'fr-FR'
    })
  })

  it('[I9] reads a file in UTF-16', async () => {
    const body = '<?xml version="1.0" encoding="UTF-16"?><document><body><p><r><t>é</t></r></p></body></document>'
    const bytes = zipSync({ 'word/document.xml': Buffer.from(`\uFEFF${body}`, 'utf16le') })
    expect((await readDocx(bytes)).text.text).toBe('é')
  })
})

describe('unsafe Word files (I)', () => {
  const document = (inside: string, before = '') => ({
    'word/document.xml': strToU8(`${before}<w:document><w:body>${inside}</w:body></w:document>`)
  })
  const words = '<w:p><w:r><w:t>x</w:t></w:r></w:p>'

  it.each([
    ['a part that leads out', zipSync({ ...document(words), '../a': strToU8('x') }), sentences.wordUnsafe],
    ['a part with an absolute name', zipSync({ ...document(words), '/a': strToU8('x') }), sentences.wordUnsafe],
    [
      'too many parts',
      zipSync({
        ...document(words),
        ...Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`w/${at}`, strToU8('')]))
      }),
      sentences.wordUnsafe
    ],
    [
      'a part packed too tightly',
      zipSync(document(`<w:p>${' '.repeat(4_000_000)}</w:p>`), { level: 9 }),
      sentences.wordUnsafe
    ],
    ['entities', zipSync(document('&a;', '<!DOCTYPE d [<!ENTITY a "b">]>')), sentences.wordUnsafe],
    ['an unknown entity', zipSync(document('<w:p>&a;</w:p>')), sentences.wordUnsafe],
    ['endless nesting', zipSync(document('<w:tbl>'.repeat(300) + '</w:tbl>'.repeat(300))), sentences.tooDeep],
    ['too many paragraphs', zipSync(document('<w:p/>'.repeat(200_001)), { level: 0 }), sentences.tooManyParts],
    ['a broken tree', zipSync(document('<w:p></w:r>')), sentences.wordDamaged],
    ['no text part', zipSync({ 'word/other.xml': strToU8('<a/>') }), sentences.wordDamaged]
  ])('[I10] refuses %s', async (_, bytes, reason) => {
    await expect(readDocx(bytes)).rejects.toThrow(reason)
  })

  it('[I10] never unpacks more than a part says it holds', async () => {
    const bytes = zipSync(document(words.repeat(2_000)))
    const file = Buffer.from(bytes)
    const directory = file.indexOf(Buffer.from('504b0102', 'hex'))
    file.writeUInt32LE(1_000, directory + 24)
    await expect(readDocx(file)).rejects.toThrow('too many bytes')
  })
})
