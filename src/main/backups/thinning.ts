/** Backups of one stretch of time, newest first: the first is to be kept in place of the others. */
export type Stretch<T> = readonly [keep: T, ...spare: T[]]

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS

/** Up to which age one backup is kept of each stretch of which length; 0 keeps them all. */
const schedule = [
  { age: 2 * HOUR_MS, stretch: 0 },
  { age: 48 * HOUR_MS, stretch: HOUR_MS },
  { age: 60 * DAY_MS, stretch: DAY_MS },
  { age: Infinity, stretch: WEEK_MS }
] as const

/**
 * Sort backups into stretches of which one each is kept: all of the last two hours, then one an hour for two days, one
 * a day for sixty days, and one a week.
 */
export function stretchesOf<T extends { readonly at: string }>(
  backups: readonly T[],
  now: number
): readonly Stretch<T>[] {
  const newestFirst = [...backups].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const groups = Map.groupBy(newestFirst, (backup, index) => stretchOf(Date.parse(backup.at), now, index))
  return [...groups.values()].flatMap(([keep, ...spare]) => (keep === undefined ? [] : [[keep, ...spare] as const]))
}

function stretchOf(at: number, now: number, index: number): string {
  // What a clock that was set back shows as the future counts as of now.
  const { stretch } = schedule.find(({ age }) => now - at < age) ?? schedule[3]
  return stretch === 0 ? `alone ${index}` : `${stretch} ${Math.floor(at / stretch)}`
}
