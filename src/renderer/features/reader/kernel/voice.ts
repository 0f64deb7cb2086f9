import { voices, type Voice } from '#shared/model/excerpt.ts'

/** The voice that a key says next: each in turn, and none after the last. */
export function voiceAfter(voice: Voice | null): Voice | null {
  return voices[voice === null ? 0 : voices.indexOf(voice) + 1] ?? null
}

/** Say a voice in a sentence. */
export function voiceInWords(voice: Voice | null): string {
  return voice === null ? 'The voice is not said.' : `The source ${voice} it.`
}
