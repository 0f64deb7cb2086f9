import type { SourceText } from '#shared/model/source-text.ts'
import type { Citation, SourceFormat, SourceKind } from '#shared/model/source.ts'
import { sourceKinds } from '#shared/model/source.ts'
import { type Result, done, refuse } from '#shared/result.ts'
import { wordCount } from '#shared/text/words.ts'
import { citationOf } from './citation.ts'
import { isoDate } from './dates.ts'
import { decode } from './decode.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Imported, ToRead } from './imported.ts'
import { Refusal, sentences } from './refusal.ts'
import { sniff } from './sniff.ts'

type Read = {
  readonly text: SourceText
  readonly declared: Partial<Citation>
  readonly encoding: string | null
  readonly notice?: string | null
}

const MOST_TEXT = 20 << 20

/** Read a file, here and now. Only the importer process may call it: it parses what strangers wrote. */
export async function readDocument({ bytes, fileName, encoding, today }: ToRead): Promise<Result<Imported>> {
  let format: SourceFormat | null = null
  try {
    format = sniff(bytes, fileName)
    const read = await readers[format](bytes, encoding)
    const { text, notice = null } = read
    if (Buffer.byteLength(text.text) > MOST_TEXT) return refuse(sentences.tooMuchText)
    if (text.text.trim() === '') return refuse(sentences.noText)
    const citation = citationOf({ declared: read.declared, text, format, fileName, today })
    return done({ format, encoding: read.encoding, text, citation, words: wordCount(text.text), notice })
  } catch (error) {
    return refuse(error instanceof Refusal ? error.message : reasonOf(error, format))
  }
}

/** The readers load their parsers only when they are asked, so that a small text starts at once. */
const readers: { readonly [F in SourceFormat]: (bytes: Uint8Array, encoding?: string) => Promise<Read> } = {
  async txt(bytes, encoding) {
    const { readTxt } = await import('./txt.ts')
    const decoded = decode(bytes, { encoding })
    return { text: readTxt(decoded.text), declared: {}, encoding: decoded.encoding }
  },
  async md(bytes, encoding) {
    const { readMarkdown } = await import('./markdown.ts')
    const decoded = decode(bytes, { encoding })
    const { text, front } = readMarkdown(decoded.text)
    return { text, declared: declaredIn(front), encoding: decoded.encoding }
  },
  async html(bytes, encoding) {
    const { readHtml } = await import('./html.ts')
    const decoded = decode(bytes, { encoding, declared: true })
    return { ...readHtml(decoded.text), encoding: decoded.encoding }
  },
  async docx(bytes) {
    const { readDocx } = await import('./docx/docx.ts')
    return { ...(await readDocx(bytes)), encoding: null }
  },
  async pdf(bytes) {
    const { readPdf } = await import('./pdf/pdf.ts')
    return { ...(await readPdf(bytes)), encoding: null }
  }
}

function declaredIn(front: FrontMatter): Partial<Citation> {
  const first = (...names: readonly string[]) => names.flatMap(name => front.get(name) ?? [])[0] ?? ''
  const kind = sourceKinds.find((known: SourceKind) => known.toLowerCase() === first('kind', 'type').toLowerCase())
  return {
    title: first('title'),
    authors: ['author', 'authors', 'by'].flatMap(name => front.get(name) ?? []),
    publisher: first('publisher', 'publication', 'site', 'organisation', 'organization'),
    published: isoDate(first('published', 'date', 'issued')),
    url: first('url', 'source', 'link', 'permalink'),
    language: first('language', 'lang'),
    ...(kind ? { kind } : {})
  }
}

function reasonOf(error: unknown, format: SourceFormat | null): string {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return sentences.tooDeep
  if (format === 'pdf') return sentences.pdfDamaged
  return format === 'docx' ? sentences.wordDamaged : sentences.damaged
}
