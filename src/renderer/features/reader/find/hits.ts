import { fold, foldText, type Folded } from '#shared/text/fold.ts'
import { snapToWords } from '#shared/text/words.ts'
import type { Stretch } from '../kernel/caret.ts'

/** What is looked for in a text. */
export type Wanted = {
  readonly words: string
  /** Capitals and accents count as typed. */
  readonly isExact: boolean
  readonly isWhole: boolean
}

/** A text that is folded a piece at a time, as the search comes to it; what is folded is kept for the next search. */
export type Searchable = { readonly text: string; readonly pieceAt: (index: number) => Piece | null }
type Piece = Folded & { readonly start: number; readonly end: number }

/** Longer words are not looked for. */
export const MOST_LETTERS = 500

/** Short enough to be folded within a turn, and longer than anything that is looked for. */
const PIECE = 4096
/** How far on a place between words is looked for to part two pieces. */
const ROOM = 512

/** Make a text ready to be searched. */
export function searchable(text: string): Searchable {
  const pieces: Piece[] = []

  function pieceAt(index: number): Piece | null {
    const known = pieces[index]
    if (known) return known
    const start = pieces.at(-1)?.end ?? 0
    if (start >= text.length) return null
    const end = cut(text, start)
    const piece = { ...fold(text.slice(start, end)), start, end }
    pieces.push(piece)
    return piece
  }

  return { text, pieceAt }
}

/**
 * Find all places where words stand, in the order of the text. Gives null wherever it can pause, so that whoever runs
 * it decides how long a turn takes.
 */
export function* findAll(searched: Searchable, wanted: Wanted): Generator<Stretch | null> {
  const words = foldText(wanted.words.slice(0, MOST_LETTERS)).trim()
  if (words === '') return
  let until = 0
  for (let index = 0; ; index++) {
    const piece = searched.pieceAt(index)
    if (!piece) return
    for (const hit of findIn(piece, searched.pieceAt(index + 1), words)) {
      const isHit = hit.start >= until && isWanted(searched.text, hit, wanted)
      if (isHit) until = hit.end
      yield isHit ? hit : null
    }
    yield null
  }
}

/** Find folded words where they begin in a piece, be it that they end in the next; those that overlap too. */
function* findIn(piece: Piece, next: Piece | null, words: string): Generator<Stretch> {
  const text = piece.text + (next?.text.slice(0, words.length - 1) ?? '')
  for (let at = text.indexOf(words); at >= 0 && at < piece.text.length; at = text.indexOf(words, at + 1))
    yield originalOf(piece, next, at, at + words.length)
}

/** The number of the first hit from an offset on, or the first of all; -1 where there is none. */
export function firstFrom(hits: readonly Stretch[], offset: number): number {
  const index = hits.findIndex(({ start }) => start >= offset)
  return index < 0 && hits.length > 0 ? 0 : index
}

/** Where a piece ends: after white space, so that neither that nor a letter with its accents is torn. */
function cut(text: string, start: number): number {
  const near = start + PIECE
  if (near + ROOM >= text.length) return text.length
  const space = text.slice(near, near + ROOM).search(/\s\S/)
  if (space >= 0) return near + space + 1
  const rest = /^\s+/.exec(text.slice(near))?.[0].length ?? 0
  if (rest > 0) return near + rest
  return near + text.slice(near, near + ROOM).search(/[^\p{M}\uDC00-\uDFFF]/u)
}

function originalOf(piece: Piece, next: Piece | null, from: number, to: number): Stretch {
  const length = piece.text.length
  if (to <= length || !next) {
    const { start, end } = piece.originalRange(from, to)
    return { start: piece.start + start, end: piece.start + end }
  }
  const start = piece.start + piece.originalRange(from, length).start
  return { start, end: next.start + next.originalRange(0, to - length).end }
}

function isWanted(text: string, hit: Stretch, { words, isExact, isWhole }: Wanted): boolean {
  if (isExact && withPlainSigns(text.slice(hit.start, hit.end)) !== withPlainSigns(words).trim()) return false
  if (!isWhole) return true
  const whole = snapToWords(text, hit.start, hit.end)
  return whole.start === hit.start && whole.end === hit.end
}

/** Letters as they are, however composed; quotes, dashes and white space as whoever types them has them at hand. */
function withPlainSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, foldText)
    .replace(/ {2,}/g, ' ')
}
