import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from './languages.ts'

/**
 * What is said in another language, by what is said in English. Values stand in braces, numbers and plurals as ICU
 * MessageFormat has them: `{count, plural, one {# excerpt} other {# excerpts}}`.
 *
 * Where one English word is two in another language, a key says after a bar which is meant: `Read|verb`.
 */
export type Catalogue = Readonly<Record<string, string>>
export type Values = Readonly<Record<string, string | number>>
export type Translate = (english: string, values?: Values) => string

/** Say things in a language; what its catalogue lacks is said in English. */
export function translator(language: Language, catalogue: Catalogue = {}): Translate {
  const formats = new Map<string, IntlMessageFormat>()

  return (english, values) => {
    const isKnown = Object.hasOwn(catalogue, english)
    const pattern = (isKnown ? catalogue[english] : english.replace(MEANING, '')) ?? english
    if (!values) return pattern
    // Plurals and numbers of an English pattern are English, whatever the language.
    const known = formats.get(english) ?? new IntlMessageFormat(pattern, isKnown ? language : 'en')
    formats.set(english, known)
    return String(known.format({ ...values }))
  }
}

/** Which of several meanings a key has. */
const MEANING = /\|[a-z ]+$/
