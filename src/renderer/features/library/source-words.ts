import type { Source, SourceFormat, SourceKind } from '#shared/model/source.ts'

/** What kinds of sources are called on screen. */
export const kindNames: Readonly<Record<SourceKind, string>> = {
  'news article': 'News article',
  'NGO report': 'NGO report',
  'court paper': 'Court paper',
  statement: 'Statement',
  other: 'Other'
}

/** What formats are called on screen. */
export const formatNames: Readonly<Record<SourceFormat, string>> = {
  txt: 'Plain text',
  md: 'Markdown',
  html: 'Web page',
  docx: 'Word document',
  pdf: 'PDF'
}

/** Say in a line what a source is: “Harmattan Post · 23 Sept 2025”. */
export function originOf({ publisher, kind, published }: Pick<Source, 'publisher' | 'kind' | 'published'>): string {
  const who = publisher || (kind === 'other' ? '' : kindNames[kind])
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
    : utc.toLocaleDateString('en-GB', day ? { ...options, day: 'numeric' } : options)
}

/** Say how large a file is. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB']
  return `${size < 10 ? size.toFixed(1).replace('.0', '') : Math.round(size)} ${unit}`
}
