import { foldText } from '#shared/text/fold.ts'

// Records never change, so what one folds to is worked out once, however many letters are typed into a filter.
const folded = new WeakMap<object, string>()

/** A word to look for: tells whether a text holds it, accents and case ignored. */
export type Word = (text: string, foldedText: () => string) => boolean

/** The words that a filter asks for. */
export function wordsOf(text: string): readonly Word[] {
  return foldText(text).split(' ').filter(Boolean).map(wordOf)
}

/** Tell whether every word occurs somewhere in the fields of a record. */
export function holdsWords<R extends object>(
  record: R,
  fieldsOf: (record: R) => readonly string[],
  words: readonly Word[]
): boolean {
  if (words.length === 0) return true
  const text = fieldsOf(record).join('\n')
  return words.every(word => word(text, () => foldedOf(record, text)))
}

/**
 * Look for a word in the text itself, each of its letters in every form that folds to it. Folding takes many times as
 * long, so that is left for where something stands in the text that does not fold to just one letter.
 */
function wordOf(word: string): Word {
  const letters = Array.from({ length: word.length }, (_, i) => formsOf(word.charAt(i)))
  if (letters.includes('')) return (_, foldedText) => foldedText().includes(word)
  const pattern = new RegExp(letters.join(''))
  return (text, foldedText) => pattern.test(text) || (other.test(text) && foldedText().includes(word))
}

function foldedOf(record: object, text: string): string {
  const known = folded.get(record)
  if (known !== undefined) return known
  const now = foldText(text)
  folded.set(record, now)
  return now
}

/** The characters of western languages that fold to just one. */
const simple = new Set(
  [...charactersFrom(0x00, 0x24f), ...charactersFrom(0x2010, 0x2027)].filter(one => foldText(one).length === 1)
)
const forms = Map.groupBy(simple, foldText)
const other = new RegExp(`[^${classOf([...simple])}]`)

function formsOf(letter: string): string {
  const known = forms.get(letter)
  return known ? `[${classOf(known)}]` : ''
}

function classOf(characters: readonly string[]): string {
  return characters.map(one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}

function charactersFrom(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i))
}
