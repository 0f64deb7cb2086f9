export type { Secret } from '#shared/contract.ts'

const SHORTEST = 12
const LONGEST = 1000
/** Fewer different characters are guessed at once. */
const FEWEST_DIFFERENT = 4

/** Say in plain words why a passphrase should not be chosen; null where nothing speaks against it. */
export function passphraseProblem(passphrase: string): string | null {
  const characters = Array.from(passphrase.normalize('NFKC'))
  if (!passphrase.isWellFormed() || /\p{Cc}/u.test(passphrase))
    return 'The passphrase holds a character that cannot be typed, such as a line break. Leave it out.'
  if (characters.length < SHORTEST)
    return `The passphrase is too short. Take at least ${SHORTEST} characters; four or more words that do not belong together are best.`
  if (characters.length > LONGEST) return `The passphrase is too long. Take at most ${LONGEST} characters.`
  if (new Set(characters).size < FEWEST_DIFFERENT)
    return 'The passphrase is too easy to guess. Take four or more words that do not belong together.'
  return null
}

/** The bytes of a passphrase, the same however the keyboard puts its accents together. */
export function passphraseBytes(passphrase: string): Buffer {
  return Buffer.from(passphrase.normalize('NFKC'))
}
