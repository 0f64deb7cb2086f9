import type { SourceText } from '#shared/model/source-text.ts'
import type { Citation, SourceFormat } from '#shared/model/source.ts'
import { firstDate } from './dates.ts'
import { guessKind } from './kind.ts'
import { guessLanguage } from './language.ts'

/** What a citation is guessed from; `declared` is what the file says of itself. */
export type Clues = {
  readonly declared: Partial<Citation>
  readonly text: SourceText
  readonly format: SourceFormat
  readonly fileName: string
  /** The day of the import, such as `2025-09-23`. */
  readonly today: string
}

const HEAD = 1_500
const LONGEST = 300

/** Fill in a citation: what the file says of itself first, then what its words suggest. */
export function citationOf({ declared, text, format, fileName, today }: Clues): Citation {
  const opening = text.text.slice(0, HEAD)
  return {
    title: line(declared.title ?? '') || titleIn(text) || nameOf(fileName),
    authors: (declared.authors ?? []).map(line).filter(Boolean).slice(0, 50),
    publisher: line(declared.publisher ?? ''),
    published: publishedOf(declared.published ?? '', text, format),
    accessed: today,
    url: declared.url ?? '',
    language: declared.language || guessLanguage(text.text),
    kind: guessKind(opening, declared)
  }
}

/** The highest heading near the start, else a short first line. */
function titleIn({ text, blocks }: SourceText): string {
  const first = blocks.filter(({ kind }) => kind !== 'page').slice(0, 8)
  const headings = first.flatMap(block => (block.kind === 'heading' ? [block] : []))
  const heading = headings.toSorted((a, b) => a.level - b.level)[0] ?? first[0]
  const words = heading ? line(text.slice(heading.start, heading.end)) : ''
  return heading?.kind === 'heading' || words.length <= 150 ? words : ''
}

/** When a file was made says less than a date that stands in it, but more than none. */
function publishedOf(declared: string, text: SourceText, format: SourceFormat): string {
  const isMade = format === 'docx' || format === 'pdf'
  return isMade ? publishedIn(text, format) || declared : declared || publishedIn(text, format)
}

/** A date in the first lines; further down it is more likely what the text is about. */
function publishedIn({ text, blocks }: SourceText, format: SourceFormat): string {
  const lines = blocks
    .filter(({ kind }) => kind !== 'page')
    .slice(0, format === 'pdf' ? 20 : 6)
    .map(({ start, end }) => text.slice(start, end))
  const short = lines.filter(words => words.length <= 120 && !/[.!?]$/.test(words)).map(firstDate)
  return short.find(date => date !== '') ?? firstDate(dateline(lines))
}

/** The beginning of a text that names its place and day: `BAMAKO, 23 September 2025 (AFP) – …`. */
function dateline(lines: readonly string[]): string {
  return (
    lines.map(words => /^\p{Lu}[\p{L} ,'’()]{2,60}\d[^.\n]{0,40}?[-–—]\s/u.exec(words)?.[0] ?? '').find(Boolean) ?? ''
  )
}

function nameOf(fileName: string): string {
  return line(fileName.replace(/\.[^.]+$/, '').replace(/[-_]+/g, ' '))
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST)
}
