import type { Tag } from '#shared/model/tag.ts'

/** Stands between the names in a path such as `Coups/Junta rule`, and therefore in no name. */
export const SEPARATOR = '/'

/** The most characters that a tag's name may have. */
export const LONGEST_NAME = 120

/** Tidy a name as it was typed: one line, single spaces. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

/** Say what is wrong with a tidied name; null where nothing is. */
export function problemOfName(name: string): string | null {
  if (!name) return 'Give the tag a name.'
  if (name.length > LONGEST_NAME) return `Give the tag a name of at most ${LONGEST_NAME} characters.`
  if (name.includes(SEPARATOR)) return 'Leave “/” out of the name: it stands between a tag and the tag below it.'
  return null
}

/** Tell whether two names are the same to a reader of the codebook. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b)
}

/** What two names share when they are the same. */
export function nameKey(name: string): string {
  return tidyName(name).toLowerCase()
}

/** Compare tags beside each other: by their place, then by name. */
export function inCodebookOrder(a: Tag, b: Tag): number {
  return a.order - b.order || compare(nameKey(a.name), nameKey(b.name)) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
