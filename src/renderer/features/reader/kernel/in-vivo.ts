import { LONGEST_NAME, SEPARATOR, tidyName } from '#shared/codebook/names.ts'

/** Make the name of a tag of somebody's words: on one line, without the signs around them; null where nothing is left or too much. */
export function nameInVivo(words: string): string | null {
  const bare = words.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}%€$£]+$/gu, '')
  const name = tidyName(bare.replaceAll(SEPARATOR, ' - '))
  return name && name.length <= LONGEST_NAME ? name : null
}
