import type { Range } from '#shared/model/source-text.ts'
import { isUnspaced, isWordUnit, type Term } from './terms.ts'

/** Find every place of a folded text where any of the terms stands, in order; none unless all of them do. */
export function occurrencesOf(text: string, terms: readonly Term[]): readonly Range[] {
  // Most texts lack one of the words, and that is soon seen.
  if (!terms.every(term => nextPlace(text, term, 0))) return []
  const places = terms.flatMap(term => placesOf(text, term))
  if (terms.length === 1) return places
  // Of terms that stand in one another, such as “coup” and “coups”, the longest.
  const longestFirst = places.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let end = -1
  return longestFirst.filter(place => {
    const isOutside = place.end > end
    end = Math.max(end, place.end)
    return isOutside
  })
}

function placesOf(text: string, term: Term): Range[] {
  const places: Range[] = []
  for (let place = nextPlace(text, term, 0); place; place = nextPlace(text, term, place.end)) places.push(place)
  return places
}

/** Punctuation and a space between two words of a phrase. */
const WIDEST_GAP = 6

function nextPlace(text: string, [first = '', ...others]: Term, from: number): Range | null {
  const isAnywhere = isUnspaced(first.charCodeAt(0))
  for (let start = text.indexOf(first, from); start >= 0; start = text.indexOf(first, start + 1)) {
    if (!isAnywhere && isWordAt(text, start - 1)) continue
    const end = endOfPhrase(text, start + first.length, others)
    if (end !== null) return { start, end }
  }
  return null
}

/** Where the words that must follow end; null where they do not follow. */
function endOfPhrase(text: string, from: number, words: readonly string[]): number | null {
  let at = from
  for (const word of words) {
    const gapStart = at
    while (at < text.length && at - gapStart <= WIDEST_GAP && !isWordAt(text, at)) at += 1
    // Without a gap the word before goes on, unless its script sets none.
    const isParted = at > gapStart || isUnspaced(word.charCodeAt(0))
    if (!isParted || !text.startsWith(word, at)) return null
    at += word.length
  }
  return at
}

function isWordAt(text: string, index: number): boolean {
  return index >= 0 && index < text.length && isWordUnit(text.charCodeAt(index))
}
