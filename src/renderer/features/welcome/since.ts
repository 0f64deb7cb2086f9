import { dateLanguage, t } from '#renderer/words.ts'

const DAY = 86_400_000

/** Say when something was, as one would to a colleague: “today”, “3 days ago”, “on 4 Mar 2025”. */
export function since(time: string, now = new Date()): string {
  const then = new Date(time)
  const days = Math.round((startOf(now) - startOf(then)) / DAY)
  if (Number.isNaN(days)) return t('before')
  if (days <= 0) return t('today')
  if (days === 1) return t('yesterday')
  if (days < 7) return t('{count, plural, one {# day ago} other {# days ago}}', { count: days })
  const date = then.toLocaleDateString(dateLanguage(), { year: 'numeric', month: 'short', day: 'numeric' })
  return t('on {date}', { date })
}

function startOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
