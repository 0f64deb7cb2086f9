import { t } from '#renderer/words.ts'
import { voices, type Voice } from '#shared/model/excerpt.ts'

/** The voice that a key says next: each in turn, and none after the last. */
export function voiceAfter(voice: Voice | null): Voice | null {
  return voices[voice === null ? 0 : voices.indexOf(voice) + 1] ?? null
}

/** Say a voice in a sentence. */
export function voiceInWords(voice: Voice | null): string {
  return {
    none: t('The voice is not said.'),
    states: t('The source states it.'),
    reports: t('The source reports it.'),
    endorses: t('The source endorses it.'),
    rebuts: t('The source rebuts it.')
  }[voice ?? 'none']
}
