import { dateLanguage, numeral, t } from '#renderer/words.ts'
import type { Source, SourceFormat, SourceKind } from '#shared/model/source.ts'

/** What a kind of source is called on screen. */
export function kindName(kind: SourceKind): string {
  return {
    'news article': t('News article'),
    'NGO report': t('NGO report'),
    'court paper': t('Court paper'),
    statement: t('Statement'),
    other: t('Other')
  }[kind]
}

/** What a format is called on screen. */
export function formatName(format: SourceFormat): string {
  return {
    txt: t('Plain text'),
    md: 'Markdown',
    html: t('Web page'),
    docx: t('Word document'),
    pdf: 'PDF'
  }[format]
}

/** Say in a line what a source is: “Harmattan Post · 23 Sept 2025”. */
export function originOf({ publisher, kind, published }: Pick<Source, 'publisher' | 'kind' | 'published'>): string {
  const who = publisher || (kind === 'other' ? '' : kindName(kind))
  return [who, published && dayOf(published)].filter(Boolean).join(' · ')
}

/** Write a date that is known to the year, the month or the day, as people read it. */
export function dayOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  if (!year || !month || Number.isNaN(month)) return date
  const utc = new Date(Date.UTC(year, month - 1, day ?? 1))
  const options = { timeZone: 'UTC', year: 'numeric', month: 'short' } as const
  return Number.isNaN(utc.getTime())
    ? date
    : utc.toLocaleDateString(dateLanguage(), day ? { ...options, day: 'numeric' } : options)
}

/** Say how large a file is. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return t('{count, plural, one {# byte} other {# bytes}}', { count: bytes })
  return bytes < 1_000_000
    ? t('{size} KB', { size: rounded(bytes / 1000) })
    : t('{size} MB', { size: rounded(bytes / 1_000_000) })
}

function rounded(size: number): string {
  return numeral(size < 10 ? Math.round(size * 10) / 10 : Math.round(size))
}
