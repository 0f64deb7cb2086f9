import { foldText } from '#shared/text/fold.ts'

/** Words that must follow each other, folded. The last one may go on: `coup` finds “coups”. */
export type Term = readonly string[]

/**
 * Read what was typed: words, and "words in quotes" that must stand together. What is written as one, such as
 * `l'armée`, must stand together too. A quotation still being typed goes to the end.
 */
export function termsOf(words: string): readonly Term[] {
  // Folding makes all quotes alike.
  const parts = foldText(words).split('"')
  const terms = parts.flatMap((part, i) => (i % 2 === 1 ? [part] : part.split(' '))).map(wordsIn)
  const known = new Set<string>()
  return terms.filter(term => {
    const key = term.join(' ')
    const isNew = term.length > 0 && !known.has(key)
    known.add(key)
    return isNew
  })
}

/** Tell whether a UTF-16 unit belongs to a word. Halves of pairs do: what needs them is mostly letters. */
export function isWordUnit(unit: number): boolean {
  return kindOf(unit) !== BETWEEN
}

/** Tell whether a script sets no spaces between words, so that one may begin anywhere. */
export function isUnspaced(unit: number): boolean {
  return kindOf(unit) === UNSPACED
}

function wordsIn(text: string): Term {
  const words: string[] = []
  let start = -1
  for (let i = 0; i <= text.length; i++) {
    const isWord = i < text.length && isWordUnit(text.charCodeAt(i))
    if (isWord && start < 0) start = i
    if (isWord || start < 0) continue
    words.push(text.slice(start, i))
    start = -1
  }
  return words
}

const UNKNOWN = 0
const BETWEEN = 1
const WORD = 2
const UNSPACED = 3
const kinds = new Uint8Array(0x10000)

function kindOf(unit: number): number {
  const known = kinds[unit] ?? UNKNOWN
  if (known !== UNKNOWN) return known
  const character = String.fromCharCode(unit)
  const kind = UNSPACED_SCRIPTS.test(character) ? UNSPACED : WORD_SIGNS.test(character) ? WORD : BETWEEN
  kinds[unit] = kind
  return kind
}

const WORD_SIGNS = /[\p{L}\p{N}\p{M}\uD800-\uDFFF]/u
const UNSPACED_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
