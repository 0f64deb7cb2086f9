import type { Block, SourceText } from '#shared/model/source-text.ts'
import { Refusal, sentences } from './refusal.ts'

type Line = { readonly start: number; readonly end: number; readonly text: string }

/** Hard-wrapped text has no line longer than this. */
const WIDEST_WRAP = 100
const LONGEST_TITLE = 150
const MAX_BLOCKS = 200_000

/** Read plain text: the text stays as it is, blocks are ranges on it. */
export function readTxt(text: string): SourceText {
  const lines = linesOf(text)
  const wrap = wrapWidth(lines)
  const ranges = chunksOf(lines).flatMap(chunk => paragraphsOf(chunk, wrap))
  if (ranges.length > MAX_BLOCKS) throw new Refusal(sentences.tooManyParts)
  const blocks = ranges.map(([first, last], index): Block => {
    const range = { start: first.start, end: last.end }
    const words = text.slice(range.start, range.end)
    if (index === 0 && ranges.length > 1 && isTitle(words)) return { kind: 'heading', level: 1, ...range }
    return { kind: isBullet(words) ? 'list-item' : 'paragraph', ...range }
  })
  return { text, blocks, marks: [] }
}

/** Lines without the white space around them; an empty line has no length. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    const start = trimmed === '' ? at : at + line.indexOf(trimmed)
    lines.push({ start, end: start + trimmed.length, text: line.trimEnd() })
    at += line.length + 1
  }
  return lines
}

/** The width the text was wrapped at; null where each line is a paragraph. */
function wrapWidth(lines: readonly Line[]): number | null {
  const widths = lines.flatMap(line => (line.text ? [line.text.length] : [])).toSorted((a, b) => a - b)
  const widest = widths[Math.floor((widths.length - 1) * 0.98)] ?? 0
  return widths.length > 1 && widest >= 40 && widest <= WIDEST_WRAP ? widest : null
}

/** Runs of lines without an empty one between. */
function chunksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const chunks: Line[][] = [[]]
  for (const line of lines) {
    if (line.text.trim() === '') chunks.push([])
    else chunks.at(-1)?.push(line)
  }
  return chunks.filter(chunk => chunk.length > 0)
}

/** The first and last line of each paragraph. */
function paragraphsOf(chunk: readonly Line[], wrap: number | null): readonly (readonly [Line, Line])[] {
  const paragraphs: [Line, Line][] = []
  chunk.forEach((line, index) => {
    const before = chunk[index - 1]
    const open = paragraphs.at(-1)
    if (before && open && wrap !== null && goesOn(before, line, wrap)) open[1] = line
    else paragraphs.push([line, line])
  })
  return paragraphs
}

/** Whether a line goes on with the paragraph before: its first word would not have fitted there. */
function goesOn(before: Line, line: Line, wrap: number): boolean {
  if (isNumbered(line.text) || isBullet(line.text.trimStart())) return false
  if (indentOf(line) > indentOf(before) + 1 && !isNumbered(before.text)) return false
  const firstWord = /\S+/.exec(line.text)?.[0].length ?? 0
  const isFull = before.text.length + 1 + firstWord > wrap * 0.9
  return (
    isFull ||
    (!isBullet(before.text.trimStart()) && before.text.length > wrap * 0.5 && !/[.!?:;”"»)]$/.test(before.text))
  )
}

function indentOf(line: Line): number {
  return line.text.length - line.text.trimStart().length
}

function isNumbered(text: string): boolean {
  return /^\s*(?:\d{1,3}[.)]|\(\d{1,3}\)|\([a-z]{1,4}\)|\[\d{1,3}\])\s+\S/.test(text)
}

function isBullet(text: string): boolean {
  return /^[-*•–▪◦]\s+\S/.test(text)
}

function isTitle(words: string): boolean {
  return (
    words.length <= LONGEST_TITLE &&
    !words.includes('\n') &&
    !/[.;,:]$/.test(words) &&
    !isNumbered(words) &&
    !isBullet(words)
  )
}
