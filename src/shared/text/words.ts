import type { Range } from '#shared/model/source-text.ts'

// Words, not word breaks: what stands between words is left out.
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** How far around an offset a word is looked for; no word is longer. */
const REACH = 200

/** Count the words of a text. */
export function wordCount(text: string): number {
  let count = 0
  for (const piece of piecesOf(text)) for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) count += 1
  return count
}

/** Widen a range to whole words, and leave out the white space around them. */
export function snapToWords(text: string, start: number, end: number): Range {
  const trimmed = trimRange(text, start, end)
  if (trimmed.start === trimmed.end) return trimmed
  return { start: wordAt(text, trimmed.start).start, end: wordAt(text, trimmed.end - 1).end }
}

/** Leave out the white space at both ends of a range; what is only white space becomes empty. */
export function trimRange(text: string, start: number, end: number): Range {
  const passage = text.slice(start, end)
  const from = Math.min(start, text.length) + (passage.length - passage.trimStart().length)
  return { start: from, end: from + passage.trim().length }
}

/** Give up to so many words that stand before an offset, with what stands between them. */
export function wordsBefore(text: string, offset: number, count: number): string {
  const start = Math.max(0, offset - count * ROOM_PER_WORD)
  const reach = text.slice(start, offset)
  const words = spacedWords(reach)
  // Where the reach begins inside the text, its first word may be half a word.
  const first = words.at(-count) ?? (start > 0 ? words[1] : undefined)
  return first === undefined ? reach : reach.slice(first.start)
}

/** Give up to so many words that stand after an offset, with what stands between them. */
export function wordsAfter(text: string, offset: number, count: number): string {
  const end = offset + count * ROOM_PER_WORD
  const reach = text.slice(offset, end)
  const words = spacedWords(reach)
  const last = words[count - 1] ?? (end < text.length ? words.at(-2) : undefined)
  return last === undefined ? reach : reach.slice(0, last.end)
}

/** More characters than words have on the average, with what stands between them. */
const ROOM_PER_WORD = 20

/** Words as spaces part them, which is quick; where a script sets no spaces, every character. */
function spacedWords(text: string): readonly Range[] {
  const words = text.matchAll(
    /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF]|[^\s\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF]+/g
  )
  return Array.from(words, ({ index, 0: word }) => ({ start: index, end: index + word.length }))
}

function wordAt(text: string, offset: number): Range {
  const from = Math.max(0, offset - REACH)
  const found = segmenter.segment(text.slice(from, offset + REACH)).containing(offset - from)
  if (!found?.isWordLike) return { start: offset, end: offset + 1 }
  return { start: from + found.index, end: from + found.index + found.segment.length }
}

/** Segmenting one long string is far slower than segmenting its lines. */
function piecesOf(text: string): readonly string[] {
  return text.split('\n')
}
