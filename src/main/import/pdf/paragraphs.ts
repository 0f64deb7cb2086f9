import type { Piece } from '../pieces.ts'
import type { Line } from './lines.ts'

/** What is usual in a document: the size of most letters, and the distance of lines of that size. */
export type Usual = { readonly size: number; readonly leading: number }

/** Lines that stand under one another, as in a column. */
type Column = {
  readonly lines: readonly Line[]
  readonly left: number
  /** Where most lines end; a few may go further. */
  readonly right: number
}
type Paragraph = { readonly lines: Line[]; readonly isNote: boolean }

const NUMBERED = /^(?:\d{1,4}[.)]|\(\w{1,4}\)|\[\d{1,4}\]|[a-z]\)|[ivx]{1,5}[.)])\s/i
const BULLET = /^[•▪◦‣●○■–—-]\s/
const NOTE = /^(?:\d{1,3}|[*†‡§])\s?\S/
const PAGE_NUMBER = /^[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:\/|of|de|sur)\s*\d{1,4})?[-–—\s]*$/i

/** Find what is usual, so that larger letters and wider gaps stand out. */
export function usualOf(pages: readonly (readonly Line[])[]): Usual {
  const sizes = new Map<number, number>()
  const gaps = new Map<number, number>()
  for (const lines of pages) {
    lines.forEach((line, index) => {
      const gap = Math.round((lines[index - 1]?.y ?? 0) - line.y)
      add(sizes, line.size, line.text.length)
      if (gap > line.size * 0.8 && gap < line.size * 2.6) add(gaps, gap, 1)
    })
  }
  const size = mostOf(sizes) ?? 12
  return { size, leading: smallestOf(gaps) ?? size * 1.2 }
}

/** Put the lines of a page together as paragraphs. */
export function piecesOfLines(lines: readonly Line[], usual: Usual): readonly Piece[] {
  const notesFrom = startOfNotes(lines, usual)
  const body = columnsOf(lines.slice(0, notesFrom)).flatMap(column => paragraphsOf(column, usual))
  const notes = notesOf(lines.slice(notesFrom))
  return [...joinedOverColumns(body), ...notes].map(paragraph => pieceOf(paragraph, usual))
}

function columnsOf(lines: readonly Line[]): readonly Column[] {
  const columns: Line[][] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (!before || line.isMirrored !== before.isMirrored || line.y > before.y + before.size * 2) columns.push([])
    columns.at(-1)?.push(line)
  })
  return columns.map(column => ({
    lines: column,
    left: Math.min(...column.map(({ x }) => x)),
    right: column.map(({ end }) => end).toSorted((a, b) => a - b)[Math.floor((column.length - 1) * 0.8)] ?? 0
  }))
}

function paragraphsOf(column: Column, usual: Usual): readonly Paragraph[] {
  const paragraphs: Paragraph[] = []
  column.lines.forEach((line, index) => {
    const before = column.lines[index - 1]
    const open = paragraphs.at(-1)
    if (before && open && !isNew(line, before, open, column, usual)) open.lines.push(line)
    else paragraphs.push({ lines: [line], isNote: false })
  })
  return paragraphs
}

/** Whether a paragraph begins: by size, gap, number, indent, or because the one before ended short. */
function isNew(line: Line, before: Line, open: Paragraph, column: Column, usual: Usual): boolean {
  if (Math.abs(line.size - before.size) > Math.min(line.size, before.size) * 0.12) return true
  const leading = Math.max(usual.leading * (line.size / usual.size), line.size)
  if (before.y - line.y > leading * 1.3) return true
  if (PAGE_NUMBER.test(line.text) || BULLET.test(line.text)) return true
  const hasEnded = /[.!?:;…][”"’»)\]\d]*$/.test(before.text)
  if (NUMBERED.test(line.text) && hasEnded) return true
  const room = (column.right - before.end) / (column.right - column.left)
  if (hasEnded && room > 0.15) return true
  return line.x > before.x + line.size * 0.8 && !isHanging(open)
}

/** The second line of a numbered paragraph may stand further in than its number. */
function isHanging({ lines }: Paragraph): boolean {
  const [first] = lines
  return lines.length === 1 && !!first && (NUMBERED.test(first.text) || BULLET.test(first.text))
}

/** A sentence that goes on at the top of the next column is one paragraph. */
function joinedOverColumns(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const joined: Paragraph[] = []
  for (const paragraph of paragraphs) {
    const [first, before] = [paragraph.lines[0], joined.at(-1)]
    const last = before?.lines.at(-1)
    const goesOn = first && last && first.y > last.y && first.size === last.size && /^\p{Ll}/u.test(first.text)
    if (before && goesOn && /[\p{L},-]$/u.test(last.text)) before.lines.push(...paragraph.lines)
    else joined.push({ ...paragraph, lines: [...paragraph.lines] })
  }
  return joined
}

/** Where small numbered lines at the foot of the page begin; only a page number may follow them. */
function startOfNotes(lines: readonly Line[], usual: Usual): number {
  const isSmall = (line: Line) =>
    line.size < usual.size * 0.93 || (line.text.length < 80 && PAGE_NUMBER.test(line.text))
  let from = lines.length
  while (from > 0 && isSmall(lines[from - 1] ?? never)) from -= 1
  const found = lines.slice(from).findIndex(line => NOTE.test(line.text) && line.size < usual.size * 0.93)
  return from === 0 || found < 0 ? lines.length : from + found
}

const never: Line = { text: '', x: 0, y: 0, end: 0, size: Infinity, isMirrored: false }

/** A new note begins with the number after the last, or with a mark. */
function notesOf(lines: readonly Line[]): readonly Paragraph[] {
  const notes: Paragraph[] = []
  let last: number | null = null
  for (const line of lines) {
    const number = noteNumber(line)
    const open = notes.at(-1)
    if (number !== null && (last === null || number === 0 || number === last + 1)) {
      notes.push({ lines: [line], isNote: true })
      last = number
    } else if (PAGE_NUMBER.test(line.text) || !open?.isNote) notes.push({ lines: [line], isNote: false })
    else open.lines.push(line)
  }
  return notes
}

/** The number a note begins with, 0 for a mark; null where it begins with neither. */
function noteNumber({ text }: Line): number | null {
  return NOTE.test(text) ? parseInt(text, 10) || 0 : null
}

function pieceOf({ lines, isNote }: Paragraph, usual: Usual): Piece {
  const text = lines.reduce((joined, line) => joinLine(joined, line.text), '')
  const size = lines[0]?.size ?? usual.size
  const runs = [{ text }]
  if (isNote) return { kind: 'footnote', runs }
  if (size > usual.size * 1.15 && text.length < 300) return { kind: 'heading', level: levelOf(size / usual.size), runs }
  return { kind: BULLET.test(text) || NUMBERED.test(text) ? 'list-item' : 'paragraph', runs }
}

/** A hyphen at the end of a line stays, and what follows stands right after it. */
function joinLine(before: string, line: string): string {
  if (before === '') return line
  return /[\p{L}\d][-\u00AD\u2010]$/u.test(before) && /^[\p{L}\d]/u.test(line) ? before + line : `${before} ${line}`
}

function levelOf(ratio: number): number {
  if (ratio > 1.7) return 1
  return ratio > 1.35 ? 2 : 3
}

function add(counts: Map<number, number>, key: number, count: number) {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

/** The smallest that is not rare: in a text of short paragraphs, most gaps are those between them. */
function smallestOf(counts: ReadonlyMap<number, number>): number | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return [...counts].toSorted((a, b) => a[0] - b[0]).find(([, count]) => count >= total * 0.15)?.[0]
}

function mostOf(counts: ReadonlyMap<number, number>): number | undefined {
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}
