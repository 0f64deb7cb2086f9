import { fill, patternsOf, type Pattern } from './sentence-patterns.ts'
import type { Catalogue } from './translate.ts'

/**
 * Translate sentences that were put together elsewhere, such as refusals: whole sentences, one of a known pattern, whose
 * gaps may hold known words again, lists of known words, and several of these after one another. What is not known stays
 * as it is.
 */
export function sentenceTranslator(catalogue: Catalogue): (sentence: string) => string {
  const sentences = new Sentences(catalogue)
  // The same is asked for again whenever it is drawn.
  const kept = new Map<string, string>()
  return sentence => {
    const said = kept.get(sentence) ?? sentences.translate(sentence)
    if (kept.size >= MOST_REMEMBERED) kept.clear()
    kept.set(sentence, said)
    return said
  }
}

const MOST_REMEMBERED = 1000
/** More are not looked through. */
const MOST_PARTS = 24
const AFTER_ANOTHER = /(?<=[.?!]) (?=[\p{Lu}\p{N}“])/u
/** Between the things of a list, but for what stands in quotation marks or brackets. */
const BETWEEN = /(,| and) (?![^“]*”)(?![^(]*\))/

class Sentences {
  readonly #catalogue: Catalogue
  readonly #patterns: readonly Pattern[]

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#patterns = patternsOf(catalogue)
  }

  translate(text: string): string {
    return this.#known(text) ?? this.#inParts(text) ?? text
  }

  /** One sentence, phrase or word; null where it is not known. */
  #known(text: string): string | null {
    return this.#asIs(text) ?? this.#asBeginning(text) ?? this.#asEnding(text)
  }

  #asIs(text: string): string | null {
    if (Object.hasOwn(this.#catalogue, text)) return this.#catalogue[text] ?? null
    return this.#byPattern(text) ?? this.#asList(text)
  }

  #byPattern(text: string): string | null {
    for (const pattern of this.#patterns) {
      const values = pattern.english.exec(text)?.slice(1)
      const said = values?.map((value, at) => this.#inGap(value, pattern, at))
      if (said && !said.includes(null)) return fill(pattern, said)
    }
    return null
  }

  /** What a gap holds. In a pattern without a word of its own it must be known, or else the pattern is not meant. */
  #inGap(value: string, { gaps, says }: Pattern, at: number): string | null {
    if (gaps[at]?.isKept) return value
    return says ? this.translate(value) : this.#known(value)
  }

  /** A list, all of which must be known: the commas of a name are its own. */
  #asList(text: string): string | null {
    const parts = text.split(BETWEEN)
    if (parts.length === 1) return null
    const said = parts.map((part, at) => (at % 2 === 0 ? this.#asIs(part) : this.#between(part)))
    return said.includes(null) ? null : said.join('')
  }

  #between(sign: string): string {
    return sign === ',' ? ', ' : ` ${this.#catalogue[sign.trim()] ?? sign.trim()} `
  }

  /** A phrase that begins a line. */
  #asBeginning(text: string): string | null {
    if (!/^\p{Lu}\p{Ll}/u.test(text)) return null
    const said = this.#asIs(text.slice(0, 1).toLowerCase() + text.slice(1))
    return said && said.slice(0, 1).toUpperCase() + said.slice(1)
  }

  /** A phrase that ends a sentence. */
  #asEnding(text: string): string | null {
    if (!text.endsWith('.')) return null
    const phrase = text.slice(0, -1)
    const said = this.#asIs(phrase) ?? this.#asBeginning(phrase)
    return said === null ? null : `${said}.`
  }

  /** Sentences that stand after one another: of those that can be taken together, as many as are known together. */
  #inParts(text: string): string | null {
    const parts = text.split(AFTER_ANOTHER)
    if (parts.length === 1 || parts.length > MOST_PARTS) return null
    const said: string[] = []
    for (let from = 0; from < parts.length;) {
      const [words, length] = this.#longestKnown(parts.slice(from))
      said.push(words)
      from += length
    }
    return said.join(' ')
  }

  #longestKnown(parts: readonly string[]): readonly [words: string, length: number] {
    for (let length = parts.length; length > 0; length--) {
      const said = this.#known(parts.slice(0, length).join(' '))
      if (said !== null) return [said, length]
    }
    return [parts[0] ?? '', 1]
  }
}
