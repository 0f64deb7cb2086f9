import { parseNote } from '#shared/markdown/parse-note.ts'

const MOST = 160

/** What is read here of a piece of Markdown, whichever kind it is. */
type Piece = {
  readonly type: string
  readonly text?: unknown
  readonly tokens?: readonly Piece[]
  readonly items?: readonly Piece[]
  readonly header?: readonly Piece[]
  readonly rows?: readonly (readonly Piece[])[]
}

/** Read the words at the beginning of a note, without the signs of its Markdown. */
export function noteWords(note: string): string {
  const start = note.slice(0, 4 * MOST)
  const pieces = parseNote(start) as readonly Piece[] | null
  const words = pieces?.map(wordsOf).join(' ') ?? start
  return words.replaceAll(/\s+/g, ' ').trim().slice(0, MOST)
}

function wordsOf({ type, text, tokens, items, header, rows }: Piece): string {
  if (header && rows) return [header, ...rows].flat().map(wordsOf).join(' ')
  if (items) return items.map(wordsOf).join(' ')
  if (tokens) return tokens.map(wordsOf).join(tokens.some(isBlock) ? ' ' : '')
  if (type === 'br') return ' '
  return typeof text === 'string' ? text : ''
}

function isBlock({ type }: Piece): boolean {
  return type === 'paragraph' || type === 'list' || type === 'space'
}
