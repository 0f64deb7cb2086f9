import { taggingsOf } from '#shared/model/excerpt.ts'
import type { Source } from '#shared/model/source.ts'
import { citationLine, titleOf } from './citation.ts'
import type { Entry, Report } from './report.ts'

/** The columns of an export as CSV, in this order. */
export const csvColumns = [
  'id',
  'text',
  'tags',
  'speaker',
  'voice',
  'note',
  'by',
  'createdAt',
  'updatedAt',
  'taggedBy',
  'taggedAt',
  'sourceId',
  'sourceTitle',
  'citation',
  'page',
  'paragraph',
  'start',
  'end',
  'before',
  'after',
  'fileName',
  'sha256',
  'check'
] as const

const BOM = '\ufeff'

/** Write a report as CSV (RFC 4180) in UTF-8, a row at a time, one for each excerpt. */
export function* toCsv({ groups }: Report): Generator<string> {
  yield BOM + csvLine(csvColumns)
  for (const { source, entries } of groups) {
    const ofSource = sourceCells(source)
    for (const entry of entries) yield csvLine(rowOf(entry, ofSource))
  }
}

/** Write a cell. An apostrophe keeps a spreadsheet from taking it for a formula; `docs/export.md` says how to take it off. */
export function csvCell(text: string): string {
  const safe = /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** What every row of a source says of it. */
function sourceCells(source: Source) {
  const { id: sourceId, fileName, sha256 } = source
  return { sourceId, sourceTitle: titleOf(source), citation: citationLine(source), fileName, sha256 }
}

function rowOf({ excerpt, note, tags }: Entry, ofSource: ReturnType<typeof sourceCells>): readonly string[] {
  const { anchor, place } = excerpt
  const known = taggingsOf(excerpt)
  const taggings = tags.flatMap(({ tag }) => known.find(({ tagId }) => tagId === tag.id) ?? [])
  const cells: Readonly<Record<(typeof csvColumns)[number], string>> = {
    id: excerpt.id,
    text: anchor.exact,
    tags: tags.map(({ path }) => path).join('; '),
    speaker: excerpt.speaker,
    voice: excerpt.voice ?? '',
    note,
    by: excerpt.by,
    createdAt: excerpt.createdAt,
    updatedAt: excerpt.updatedAt,
    taggedBy: taggings.map(({ by }) => (by ?? '').replaceAll(';', ',')).join('; '),
    taggedAt: taggings.map(({ at }) => at ?? '').join('; '),
    page: place.page ?? '',
    paragraph: String(place.paragraph ?? ''),
    start: String(anchor.start),
    end: String(anchor.end),
    before: anchor.prefix,
    after: anchor.suffix,
    ...ofSource,
    check:
      'Compare the SHA-256 of the original with this row’s, open the original at the page or paragraph given, and find the words of “text” there, after “before” and before “after”.'
  }
  return csvColumns.map(column => cells[column].toWellFormed())
}
