import { describe, expect, it } from 'vitest'
import { type PdfLine, makePdf } from '../../../testing/documents.ts'
import { sentences } from '../refusal.ts'
import { linesOf } from './lines.ts'
import { readPdf } from './pdf.ts'

async function blocks(pages: readonly (readonly PdfLine[])[], catalogue = '') {
  const { text, blocks: found } = (await readPdf(makePdf(pages, catalogue))).text
  return found.map(
    block => `${block.kind === 'page' ? `page ${block.label}` : block.kind}: ${text.slice(block.start, block.end)}`
  )
}

/** Lines under one another from the top of a page; an empty one makes a gap. */
function column(lines: readonly string[], { x = 72, top = 700, size = 12 } = {}): readonly PdfLine[] {
  return lines.flatMap((text, at) => (text ? [{ text, x, y: top - at * size * 1.2, size }] : []))
}

const full = 'the parties do not dispute that the request was filed in time, and it'

/** An item as pdf.js gives it. */
const item = (str: string, x: number, hasEOL = false) => ({
  str,
  transform: [12, 0, 0, 12, x, 700],
  width: 10,
  height: 12,
  dir: '',
  fontName: '',
  hasEOL
})

describe('PDF files (I)', () => {
  it('[I11] reads Arabic in its order, however it was drawn', () => {
    // Drawn from the left, letter by letter, in the shapes of the letters: «من 2025 إلى».
    const drawn = ['\uFEF0', '\uFEDF', '\u0625', ' ', '20', '25', ' ', '\uFEE6', '\uFEE3'].map((str, at) =>
      item(str, at * 10)
    )
    const [line] = linesOf([...drawn, item('', 90, true), item('Next', 50, true)])
    expect(line).toMatchObject({ text: 'من 2025 إلى', x: -90, end: expect.closeTo(0), isMirrored: true })
    expect(linesOf(drawn.toReversed())[0]?.text).toBe('من 2025 إلى')
  })

  it('[I11] joins lines to paragraphs, which end at gaps, numbers and short lines', async () => {
    const lines = [
      '1. The Chamber notes that',
      full,
      'is admissible.',
      '2. The Chamber turns to',
      full,
      'ends here.',
      '',
      'A new one.'
    ]
    expect(await blocks([column(lines)])).toEqual([
      expect.stringMatching(/^page 1: 1\. The[^]+new one\.$/),
      `list-item: 1. The Chamber notes that ${full} is admissible.`,
      `list-item: 2. The Chamber turns to ${full} ends here.`,
      'paragraph: A new one.'
    ])
  })

  it('[I11] begins a paragraph at an indent', async () => {
    const lines = [
      ...column([full, full]),
      ...column([full], { x: 96, top: 700 - 2 * 14.4 }),
      ...column([full], { top: 700 - 3 * 14.4 })
    ]
    expect((await blocks([lines])).slice(1)).toEqual([`paragraph: ${full} ${full}`, `paragraph: ${full} ${full}`])
  })

  it('[I11] leaves hyphens, and goes on from column to column', async () => {
    const pages = [
      [
        ...column(['They call it neo-', 'colonialist, a sentence that']),
        ...column(['goes on in the', 'next column.'], { x: 320 })
      ]
    ]
    expect((await blocks(pages))[1]).toBe(
      'paragraph: They call it neo-colonialist, a sentence that goes on in the next column.'
    )
  })

  it('[I11] tells headings and footnotes by the size of their letters', async () => {
    const page = [
      ...column(['Large heading'], { top: 740, size: 24 }),
      ...column([full, full, full]),
      ...column(['7 Rome Statute, art. 127,', '2002 edition.', '8 Ibid.'], { top: 100, size: 9 }),
      { text: '12', x: 300, y: 40 }
    ]
    expect((await blocks([page])).slice(1)).toEqual([
      'heading: Large heading',
      `paragraph: ${full} ${full} ${full}`,
      'footnote: 7 Rome Statute, art. 127, 2002 edition.',
      'footnote: 8 Ibid.',
      'paragraph: 12'
    ])
  })

  it('[I11] calls pages by their printed labels, and keeps a paragraph over a page break as two', async () => {
    const labels = '/PageLabels<</Nums[0<</S/r>>2<</S/D/St 1/P(A-)>>]>>'
    const pages = [column(['Preface']), column(['More of it']), column(['A sentence goes']), column(['on here.'])]
    expect(await blocks(pages, labels)).toEqual([
      'page i: Preface',
      'paragraph: Preface',
      'page ii: More of it',
      'paragraph: More of it',
      'page A-1: A sentence goes',
      'paragraph: A sentence goes',
      'page A-2: on here.',
      'paragraph: on here.'
    ])
  })

  it('[I11] takes title, author and date from the description, but not the name of a program', async () => {
    const { declared } = await readPdf(
      makePdf(
        [column(['a'])],
        '/Lang(fr)',
        '/Title(Microsoft Word - A title)/Author(Ann Bee; Cy Dee)/CreationDate(D:20250923)'
      )
    )
    expect(declared).toMatchObject({
      title: 'A title',
      authors: ['Ann Bee', 'Cy Dee'],
      published: '2025-09-23',
      language: 'fr'
    })
    expect((await readPdf(makePdf([column(['a'])], '', '/Title(final_v2.docx)'))).declared.title).toBe('')
  })

  it('[I20] reads the rest of a PDF where pages are damaged or hold no text, and says which', async () => {
    const pages = [column(['One.']), [], column(['Three.']), [], [], column(['Six.'])]
    const whole = Buffer.from(makePdf(pages)).toString('latin1')
    const broken = whole.replace('9 0 R 11 0 R', '999 11 0 R')
    const { text, notice } = await readPdf(Uint8Array.from(Buffer.from(broken, 'latin1')))
    expect(text.text).toBe('One.')
    expect(notice).toMatch(/^Page 3 and what may follow could not be read and did not come along: .+ Page 2 holds no /)
    expect((await readPdf(makePdf(pages))).notice).toMatch(
      /^Pages 2, 4–5 \(3 of 6\) hold no text: if they are pictures/
    )
    expect((await readPdf(makePdf([column(['a']), column(['b'])]))).notice).toBeNull()
    expect((await readPdf(makePdf([column(['a']), []]))).notice).toMatch(/^Page 2 holds no text: if it is a picture/)
    const many = Array.from({ length: 300 }, (_, i) => (i % 2 ? [] : column(['a'])))
    expect((await readPdf(makePdf(many))).notice).toMatch(/^Pages 2, 4, .+ and more \(150 of 300\) hold no text/)
  })

  it('[I12] refuses a PDF without text, with a password, or broken', async () => {
    await expect(readPdf(makePdf([[], []]))).rejects.toThrow(sentences.noTextLayer)
    await expect(readPdf(Buffer.from('%PDF-1.7\nnothing more'))).rejects.toThrow(sentences.pdfDamaged)
    const lock = '01234567890123456789012345678901'
    const plain = Buffer.from(makePdf([column(['a'])])).toString('latin1')
    const locked = plain.replace(
      '/Info',
      `/Encrypt<</Filter/Standard/V 2/R 3/O(${lock})/U(${lock})/P -1/Length 128>>/ID[(a)(a)]/Info`
    )
    await expect(readPdf(Buffer.from(locked, 'latin1'))).rejects.toThrow(sentences.pdfPassword)
  })
})
