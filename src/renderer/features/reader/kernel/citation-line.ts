import { dateLanguage, t } from '#renderer/words.ts'
import type { Citation } from '#shared/model/source.ts'

/** Say where a source comes from in one line; what is not known is left out. */
export function citationParts(source: Citation): readonly string[] {
  return [
    source.authors.join(', '),
    source.publisher,
    dateIn(dateLanguage(), source.published),
    source.accessed && t('read {date}', { date: dateIn(dateLanguage(), source.accessed) }),
    languageInWords(source.language)
  ].filter(Boolean)
}

/** Write a date as precise as it is known: `2025-09-23` as “23 September 2025”, `2025-09` as “September 2025”. */
export function dateInWords(date: string): string {
  return dateIn('en-GB', date)
}

function dateIn(language: string, date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? []
  if (!year || !month) return date
  const options = { year: 'numeric', month: 'long', timeZone: 'UTC', ...(day && { day: 'numeric' as const }) } as const
  const iso = `${year}-${month}-${day ?? '01'}`
  const time = new Date(`${iso}T00:00:00Z`)
  // A day that does not exist rolls over into another month.
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(iso)) return date
  return new Intl.DateTimeFormat(language, options).format(time)
}

function languageInWords(language: string): string {
  try {
    return language && (new Intl.DisplayNames(dateLanguage(), { type: 'language' }).of(language) ?? language)
  } catch {
    return language
  }
}

/** Write a quotation with its source, as it is pasted into a draft. */
export function citedQuotation(source: Citation, words: string, place: string): string {
  const origin = [
    source.authors.join(', '),
    `“${source.title}”`,
    source.publisher,
    dateInWords(source.published),
    place
  ]
  return `“${words.replaceAll(/\s+/g, ' ')}” (${[...origin, source.url].filter(Boolean).join(', ')})`
}
