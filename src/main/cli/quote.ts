import type { Range } from '#shared/model/source-text.ts'
import { fold } from '#shared/text/fold.ts'

/** Find where words stand in a text: to the letter, else without regard to case, accents, quotation marks and white space. */
export function placesOfQuote(text: string, quote: string): readonly Range[] {
  const exact = startsOf(text, quote).map(start => ({ start, end: start + quote.length }))
  if (exact.length > 0) return exact
  const folded = fold(text)
  const words = fold(quote).text.trim()
  return startsOf(folded.text, words).map(start => folded.originalRange(start, start + words.length))
}

function startsOf(text: string, words: string): readonly number[] {
  const starts: number[] = []
  if (!words) return starts
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) starts.push(at)
  return starts
}
