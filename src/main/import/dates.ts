/** Names of months in English, French, Spanish, Portuguese, and Arabic as it is used east and west. */
const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'enero', 'janeiro', 'يناير', 'جانفي'],
  ['february', 'feb', 'février', 'fevrier', 'févr', 'febrero', 'fevereiro', 'فبراير', 'فيفري'],
  ['march', 'mar', 'mars', 'marzo', 'março', 'مارس'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'أبريل', 'إبريل', 'أفريل'],
  ['may', 'mai', 'mayo', 'maio', 'مايو', 'ماي'],
  ['june', 'jun', 'juin', 'junio', 'junho', 'يونيو', 'جوان'],
  ['july', 'jul', 'juillet', 'juil', 'julio', 'julho', 'يوليو', 'جويلية'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'أغسطس', 'أوت'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'setiembre', 'setembro', 'سبتمبر'],
  ['october', 'oct', 'octobre', 'octubre', 'outubro', 'أكتوبر'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro', 'نوفمبر'],
  ['december', 'dec', 'décembre', 'decembre', 'déc', 'diciembre', 'dezembro', 'ديسمبر']
]
const monthOf = new Map(months.flatMap((names, index) => names.map(name => [name, index + 1] as const)))

const WORD = '[\\p{L}]{3,10}'
const dayFirst = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th|er|º)?\\s+(?:de\\s+)?(${WORD})\\.?,?\\s+(?:de\\s+)?(\\d{4})(?!\\d)`,
  'giu'
)
const monthFirst = new RegExp(`(?<![\\p{L}])(${WORD})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'giu')
const monthOnly = new RegExp(`(?<![\\p{L}])(${WORD})\\.?\\s+(?:de\\s+)?(\\d{4})(?!\\d)`, 'giu')

/** Write a date as ISO 8601, as precise as it is given; empty where none can be read. */
export function isoDate(written: string): string {
  const text = written.trim()
  const pdf = /^D:(\d{4})(\d{2})?(\d{2})?/.exec(text)
  if (pdf) return iso(pdf[1], pdf[2], pdf[3])
  const numeric = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)/.exec(text)
  return numeric ? iso(numeric[1], numeric[2], numeric[3]) : firstDate(text)
}

/** Find the first date that is written out in a text; empty where there is none. */
export function firstDate(text: string): string {
  const found = [
    ...[...text.matchAll(dayFirst)].map(({ index, 1: day, 2: month, 3: year }) => ({
      index,
      date: named(year, month, day)
    })),
    ...[...text.matchAll(monthFirst)].map(({ index, 1: month, 2: day, 3: year }) => ({
      index,
      date: named(year, month, day)
    }))
  ].filter(({ date }) => date !== '')
  if (found.length > 0) return found.toSorted((a, b) => a.index - b.index)[0]?.date ?? ''
  const iso8601 = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text)
  if (iso8601) return iso(iso8601[1], iso8601[2], iso8601[3])
  return (
    [...text.matchAll(monthOnly)].map(({ 1: month, 2: year }) => named(year, month)).find(date => date !== '') ?? ''
  )
}

function named(year: string | undefined, month: string | undefined, day?: string): string {
  const number = monthOf.get(month?.toLowerCase() ?? '')
  return number ? iso(year, String(number), day) : ''
}

function iso(year: string | undefined, month?: string, day?: string): string {
  const [y, m, d] = [Number(year), Number(month ?? 0), Number(day ?? 0)]
  if (!(y >= 1500 && y <= 2200) || m > 12 || d > 31) return ''
  if (m < 1) return String(y)
  const partial = `${y}-${String(m).padStart(2, '0')}`
  // A day that the month does not have is a slip; the month may still be right.
  return d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate() ? partial : `${partial}-${String(d).padStart(2, '0')}`
}
