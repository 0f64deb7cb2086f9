import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Source } from '#shared/model/source.ts'

// One collator for every host, so that lists and exports come in the same order everywhere.
const collator = new Intl.Collator('en', { numeric: true })

/** Compare titles and names as a reader would file them. */
export function byName(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  // The first plain letters that differ tell what the collator would, in a tenth of its time.
  for (let i = 0; i < length; i++) {
    const [letterA, letterB] = [plainLetter(a.charCodeAt(i)), plainLetter(b.charCodeAt(i))]
    if (letterA === 0 || letterB === 0) break
    if (letterA !== letterB) return letterA - letterB
  }
  return collator.compare(a, b)
}

/** A letter of the English alphabet in lower case, or a space; 0 for anything else. */
function plainLetter(code: number): number {
  if (code >= 97 && code <= 122) return code
  if (code >= 65 && code <= 90) return code + 32
  return code === 32 ? code : 0
}

/** Compare two strings by their characters, which is also the order of dates. */
export function byCharacters(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Compare excerpts of one source as they stand in its text. */
export function inReadingOrder(a: Excerpt, b: Excerpt): number {
  return a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end || byCharacters(a.id, b.id)
}

/** Compare sources by title. */
export function byTitle(a: Source, b: Source): number {
  return byName(a.title, b.title) || byCharacters(a.id, b.id)
}

/** Compare sources by when they were added, the last one first. */
export function byAdded(a: Source, b: Source): number {
  return byCharacters(b.addedAt, a.addedAt) || byCharacters(b.id, a.id)
}

/** Compare sources by when they were published, the last one first, those without a date at the end. */
export function byPublished(a: Source, b: Source): number {
  return byCharacters(b.published, a.published) || byTitle(a, b)
}
