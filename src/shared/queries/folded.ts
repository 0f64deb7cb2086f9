import { foldText } from '#shared/text/fold.ts'

// Records never change, so what one folds to is worked out once, however many letters are typed into a filter.
const folded = new WeakMap<object, string>()

/** The words that a filter asks for, folded. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text).split(' ').filter(Boolean)
}

/** Tell whether every word occurs somewhere in the fields of a record, accents and case ignored. */
export function holdsWords<R extends object>(
  record: R,
  fieldsOf: (record: R) => readonly string[],
  words: readonly string[]
): boolean {
  if (words.length === 0) return true
  const text = foldedOf(record, fieldsOf)
  return words.every(word => text.includes(word))
}

function foldedOf<R extends object>(record: R, fieldsOf: (record: R) => readonly string[]): string {
  const known = folded.get(record)
  if (known !== undefined) return known
  const text = foldText(fieldsOf(record).join('\n'))
  folded.set(record, text)
  return text
}
