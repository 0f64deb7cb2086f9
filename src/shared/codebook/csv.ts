import Papa from 'papaparse'
import { colours, type Colour } from '#shared/model/tag.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { nameKey, problemOfName, SEPARATOR, tidyName } from './names.ts'
import type { Branch } from './tree.ts'

/** The columns of a codebook as CSV, in this order. Reading needs only `path`, in any order, with any others between. */
export const codebookColumns = ['path', 'colour', 'key', 'definition', 'counts', 'doesNotCount', 'example'] as const
type Column = (typeof codebookColumns)[number]

/** What one row of the file says of a tag; what has no column is left out. */
export type CodebookLine = {
  /** The names from the top of the codebook down to the tag. */
  readonly names: readonly string[]
  /** Null where the cell is empty. */
  readonly colour?: Colour | null
  readonly key?: number | null
  readonly texts: { readonly [C in 'definition' | 'counts' | 'doesNotCount' | 'example']?: string }
}

type Row = Readonly<Record<string, string>>

const MOST_TAGS = 2000

/** Write a codebook as CSV (RFC 4180) that a spreadsheet takes for nothing but text. */
export function writeCodebook(branches: readonly Branch[]): string {
  const data = branches.map(({ path, tag }) =>
    [path, tag.colour ?? '', String(tag.key ?? ''), tag.definition, tag.counts, tag.doesNotCount, tag.example].map(
      guard
    )
  )
  return `${Papa.unparse({ fields: codebookColumns, data }, { newline: '\r\n' })}\r\n`
}

/** Read a codebook from CSV; commas, semicolons or tabs may part its columns. */
export function readCodebook(csv: string): Result<readonly CodebookLine[]> {
  const { data, errors, meta } = Papa.parse(withOneLineEnd(csv), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: columnOf
  })
  const quotes = errors.find(({ message }) => message.toLowerCase().includes('quote'))
  if (quotes)
    return refuse(`Row ${(quotes.row ?? 0) + 2} has a quotation mark that does not close. Mend the file and try again.`)
  if (!meta.fields?.includes('path'))
    return refuse('The file has no column “path”. Its first row must name the columns.')
  if (data.length === 0) return refuse('The file has no tags: there is nothing below its first row.')
  if (data.length > MOST_TAGS) return refuse(`The file has more than ${MOST_TAGS} tags. Split it.`)
  return readRows(data)
}

/** The parser knows one line end for a whole file, but pipes and editors mix them. What a quoted cell holds stays. */
function withOneLineEnd(csv: string): string {
  return csv.replace(/(?<=^\uFEFF?|[,;\t\r\n])"(?:[^"]|"")*"|\r\n?/g, found => (found.startsWith('"') ? found : '\n'))
}

function readRows(rows: readonly Row[]): Result<readonly CodebookLine[]> {
  const lines: CodebookLine[] = []
  const paths = new Set<string>()
  const keys = new Set<number>()
  for (const [i, row] of rows.entries()) {
    const number = i + 2
    const line = readRow(row, number)
    if (line.kind === 'refused') return line
    const { names, key } = line.value
    const path = names.map(nameKey).join(SEPARATOR)
    if (paths.has(path))
      return refuse(`Row ${number} names “${names.join(SEPARATOR)}” a second time. Keep one of the two rows.`)
    if (key && keys.has(key)) return refuse(`Row ${number} gives the key ${key} a second time. A key applies one tag.`)
    paths.add(path)
    if (key) keys.add(key)
    lines.push(line.value)
  }
  return done(lines)
}

function readRow(row: Row, number: number): Result<CodebookLine> {
  const names = (cellOf(row, 'path') ?? '').split(SEPARATOR).map(tidyName)
  const [colour, key] = [cellOf(row, 'colour')?.toLowerCase(), cellOf(row, 'key')]
  const problem = names.map(problemOfName).find(Boolean) ?? problemOfCells(colour, key)
  if (problem) return refuse(`Row ${number}: ${problem}`)
  return done({
    names,
    ...(colour !== undefined && { colour: isColour(colour) ? colour : null }),
    ...(key !== undefined && { key: key ? Number(key) : null }),
    texts: textsOf(row)
  })
}

function problemOfCells(colour: string | undefined, key: string | undefined): string | null {
  if (colour && !isColour(colour)) return `“${colour}” is no colour. Use one of ${colours.join(', ')}.`
  return key && !/^[1-9]$/.test(key) ? 'The key must be a digit from 1 to 9, or nothing.' : null
}

function textsOf(row: Row): CodebookLine['texts'] {
  const columns = ['definition', 'counts', 'doesNotCount', 'example'] as const
  return Object.fromEntries(
    columns.flatMap(column => (row[column] === undefined ? [] : [[column, cellOf(row, column)]]))
  )
}

/** Undefined where the file has no such column, or the row ends before it. */
function cellOf(row: Row, column: Column): string | undefined {
  const cell = row[column]
  return cell === undefined ? undefined : unguard(cell).trim()
}

function isColour(text: string): text is Colour {
  return (colours as readonly string[]).includes(text)
}

/** Know a column by its letters: “Does not count” is `doesNotCount`. */
function columnOf(name: string): string {
  const letters = name.toLowerCase().replaceAll(/[^a-z]/g, '')
  const spelt = letters === 'color' ? 'colour' : letters
  return codebookColumns.find(column => column.toLowerCase() === spelt) ?? name
}

/** Keep a spreadsheet from taking a cell for a formula. */
function guard(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function unguard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
