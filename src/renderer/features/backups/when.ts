import { dateLanguage, numeral, t } from '#renderer/words.ts'

const DAY_MS = 86_400_000

/** Say when a backup was made, by the clock of this computer: “Today, 20:15”, “21 Nov 2026, 20:15”. */
export function when(at: string, now = new Date()): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString(dateLanguage(), { hour: '2-digit', minute: '2-digit' })
  return t('{day}, {time}', { day: dayOf(date, now), time })
}

function dayOf(date: Date, now: Date): string {
  const days = Math.round((midnight(now) - midnight(date)) / DAY_MS)
  if (days === 0) return t('Today')
  if (days === 1) return t('Yesterday')
  return date.toLocaleDateString(dateLanguage(), { day: 'numeric', month: 'short', year: 'numeric' })
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** Say how large a file is: “12 kB”, “1.5 MB”. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? t('{size} kB', { size: numeral(Math.ceil(bytes / 1000)) })
    : t('{size} MB', { size: numeral(Math.round(bytes / 100_000) / 10) })
}
