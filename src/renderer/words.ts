import { useSyncExternalStore } from 'react'
import { keepValue } from './kept-value.ts'
import { sentenceTranslator } from '#shared/words/sentences.ts'
import type { Language } from '#shared/words/languages.ts'
import { translator, type Translate, type Values } from '#shared/words/translate.ts'

type Spoken = { readonly language: Language; readonly say: Translate; readonly told: (sentence: string) => string }

const english: Spoken = { language: 'en', say: translator('en'), told: sentence => sentence }
const spoken = keepValue<Spoken>(english)
let wanted: Language = 'en'

/** Say something in the language of the window. The words are given in English, as a literal, values in braces. */
export function t(words: string, values?: Values): string {
  return spoken.get().say(words, values)
}

/** Say in the language of the window what came from elsewhere as an English sentence, such as a refusal. */
export function told(sentence: string): string {
  return spoken.get().told(sentence)
}

/** Write a number as the language does. */
export function numeral(value: number): string {
  return value.toLocaleString(spoken.get().language)
}

/** The language in which dates are written: British where it is English, as the words are. */
export function dateLanguage(): string {
  const { language } = spoken.get()
  return language === 'en' ? 'en-GB' : language
}

/** Follow the language of the window; everything is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(spoken.follow, spoken.get).language
}

/** Speak a language, once its words are here; false where they do not come, and English is spoken. The latest one asked for counts. */
export async function speak(language: Language): Promise<boolean> {
  wanted = language
  const speech = language === 'en' ? english : await frenchSpeech().catch(() => null)
  if (wanted !== language) return true
  spoken.set(speech ?? english)
  document.documentElement.lang = spoken.get().language
  return speech !== null
}

let french: Spoken | null = null

async function frenchSpeech(): Promise<Spoken> {
  const words = await import('#shared/words/french/index.ts')
  french ??= { language: 'fr', say: translator('fr', words.french), told: sentenceTranslator(words.frenchSentences) }
  return french
}
