import { app } from 'electron'
import type { Settings } from '#shared/contract.ts'
import { frenchSentences } from '#shared/words/french/index.ts'
import { desktop } from '#shared/words/french/desktop.ts'
import { languageFor } from '#shared/words/languages.ts'
import { sentenceTranslator } from '#shared/words/sentences.ts'
import { translator, type Translate, type Values } from '#shared/words/translate.ts'

type Spoken = { readonly say: Translate; readonly told: (sentence: string) => string }

const english: Spoken = { say: translator('en'), told: sentence => sentence }
const french: Spoken = { say: translator('fr', desktop), told: sentenceTranslator(frenchSentences) }
let spoken = english

/** Speak the language that is set in the menu and the dialogs of the system, or the computer’s own. */
export function speak(setting: Settings['language']): void {
  spoken = languageFor(setting, app.getPreferredSystemLanguages()) === 'fr' ? french : english
}

/** Say something in the language that is set. The words are given in English, as a literal, values in braces. */
export function t(words: string, values?: Values): string {
  return spoken.say(words, values)
}

/** Say in the language that is set what came from elsewhere as an English sentence. */
export function told(sentence: string): string {
  return spoken.told(sentence)
}
