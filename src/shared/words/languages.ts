/** The languages that the window speaks, as BCP 47. */
export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

/** The language that is set, or else the first that the computer prefers and Dossier speaks. */
export function languageFor(setting: Language | 'system', preferred: readonly string[]): Language {
  if (setting !== 'system') return setting
  const wanted = preferred.map(tag => languages.find(language => tag.toLowerCase().split('-')[0] === language))
  return wanted.find(language => language !== undefined) ?? 'en'
}
