import type { Catalogue } from './translate.ts'

/** A sentence with gaps, and the same in another language; gaps are `{0}`, `{1}` and so on, in both. */
type Pattern = { readonly english: RegExp; readonly numbers: readonly number[]; readonly other: string }

/**
 * Translate sentences that were put together elsewhere, such as refusals: a whole sentence, or one of a known pattern,
 * whose gaps may hold such sentences again. What is not known stays as it is.
 */
export function sentenceTranslator(catalogue: Catalogue): (sentence: string) => string {
  const patterns = Object.entries(catalogue)
    .filter(([english]) => GAP.test(english))
    // The more of a sentence is fixed, the surer it is meant.
    .toSorted(([a], [b]) => b.replaceAll(GAPS, '').length - a.replaceAll(GAPS, '').length)
    .map(([english, other]) => patternOf(english, other))

  function translate(sentence: string): string {
    if (Object.hasOwn(catalogue, sentence)) return catalogue[sentence] ?? sentence
    return byPattern(sentence) ?? inParts(sentence)
  }

  function byPattern(sentence: string): string | null {
    for (const { english, numbers, other } of patterns) {
      const found = english.exec(sentence)
      if (!found) continue
      const values = new Map(numbers.map((number, at) => [number, translate(found[at + 1] ?? '')]))
      return other.replaceAll(GAPS, (gap, number) => values.get(Number(number)) ?? gap)
    }
    return null
  }

  /** Sentences that stand after one another. */
  function inParts(text: string): string {
    const parts = text.split(/(?<=[.?!]) (?=\p{Lu}|“)/u)
    return parts.length === 1 ? text : parts.map(translate).join(' ')
  }

  return translate
}

const GAP = /\{\d\}/
const GAPS = /\{(\d)\}/g

function patternOf(english: string, other: string): Pattern {
  const numbers = [...english.matchAll(GAPS)].map(([, number]) => Number(number))
  const fixed = english.split(/\{\d\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return { english: new RegExp(`^${fixed.join('([^]*?)')}$`), numbers, other }
}
