import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Citation } from '#shared/model/source.ts'
import { isoDate } from '../dates.ts'
import { assemble } from '../pieces.ts'
import { Refusal, sentences } from '../refusal.ts'
import { type LeftOut, noticeOf } from './left-out.ts'
import { type Line, linesOf } from './lines.ts'
import { openPdf } from './open-pdf.ts'
import { piecesOfLines, usualOf } from './paragraphs.ts'

type Read = { readonly text: SourceText; readonly declared: Partial<Citation>; readonly notice: string | null }

const MOST_PAGES = 20_000
const MOST_TEXT = 20 << 20

/** Read a PDF page by page, under the labels its pages carry; pages without text are left out, and named. */
export async function readPdf(bytes: Uint8Array): Promise<Read> {
  const pdf = await openPdf(bytes)
  if (pdf.numPages > MOST_PAGES) throw new Refusal(sentences.pdfDamaged)
  const pages = await linesOfPages(pdf)
  const leftOut = leftOutOf(pages)
  if (leftOut.damaged.length === pages.length) throw new Refusal(sentences.pdfDamaged)
  if (leftOut.damaged.length + leftOut.textless.length === pages.length) throw new Refusal(sentences.noTextLayer)
  const labels = await labelsOf(pdf)
  const usual = usualOf(pages.map(lines => lines ?? []))
  const laid = pages.map((lines, index) => ({
    label: labels?.[index] || String(index + 1),
    pieces: piecesOfLines(lines ?? [], usual)
  }))
  return { text: assemble(laid), declared: await metadataOf(pdf), notice: noticeOf(leftOut, pages.length) }
}

/** The lines of a page; null when it could not be read. */
type PageLines = readonly Line[] | null

async function linesOfPages(pdf: PDFDocumentProxy): Promise<readonly PageLines[]> {
  const pages: PageLines[] = []
  let length = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const lines = await linesOfPage(pdf, number)
    length += lines?.reduce((sum, { text }) => sum + text.length, 0) ?? 0
    if (length > MOST_TEXT) throw new Refusal(sentences.tooMuchText)
    pages.push(lines)
  }
  return pages
}

async function linesOfPage(pdf: PDFDocumentProxy, number: number): Promise<PageLines> {
  try {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    page.cleanup()
    return linesOf(items.filter((item): item is TextItem => 'str' in item))
  } catch {
    return null
  }
}

function leftOutOf(pages: readonly PageLines[]): LeftOut {
  const numbersOf = (isSo: (lines: PageLines) => boolean) =>
    pages.flatMap((lines, index) => (isSo(lines) ? [index + 1] : []))
  return {
    damaged: numbersOf(lines => lines === null),
    textless: numbersOf(lines => lines !== null && !lines.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
  }
}

async function labelsOf(pdf: PDFDocumentProxy): Promise<readonly string[] | null> {
  try {
    return await pdf.getPageLabels()
  } catch {
    return null
  }
}

/** What the file says of itself, in its newer description first. */
async function metadataOf(pdf: PDFDocumentProxy): Promise<Partial<Citation>> {
  const { info, metadata } = await pdf.getMetadata().catch(() => ({ info: {}, metadata: null }))
  const said = info as { readonly [key: string]: unknown }
  const described = (name: string): readonly string[] => {
    const value: unknown = metadata?.get(name)
    return (Array.isArray(value) ? value : [value]).flatMap(one =>
      typeof one === 'string' && one.trim() ? [one.trim()] : []
    )
  }
  const first = (name: string, key: string) =>
    described(name)[0] ?? (typeof said[key] === 'string' ? said[key].trim() : '')
  const creators = described('dc:creator')
  return {
    title: titleOf(first('dc:title', 'Title')),
    authors:
      creators.length > 1
        ? creators
        : first('dc:creator', 'Author')
            .split(/\s*;\s*/)
            .filter(Boolean),
    publisher: described('dc:publisher')[0] ?? '',
    published: isoDate(first('xmp:createdate', 'CreationDate')),
    language: languageOf(first('dc:language', 'Language'))
  }
}

/** Programs write their own name or that of a file where a title should stand. */
function titleOf(title: string): string {
  const bare = title.replace(/^Microsoft (?:Office )?(?:Word|PowerPoint)\s*-\s*/i, '')
  return /^(?:untitled|document\d*|sans titre)$|\.(?:docx?|pdf|indd|rtf|odt|qxd|html?|txt)$/i.test(bare) ? '' : bare
}

function languageOf(tag: string): string {
  return /^[a-z]{2,3}(?:-\w{2,8})*$/i.test(tag) ? tag : ''
}
