import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stretchesOf } from './thinning.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 1)

/** Make backups at some times, thinning out after each as the app does; returns the times of those that are left. */
function keep(times: readonly number[]): readonly number[] {
  let kept: readonly { readonly at: string }[] = []
  for (const time of times)
    kept = stretchesOf([...kept, { at: new Date(time).toISOString() }], time).map(([newest]) => newest)
  return kept.map(({ at }) => Date.parse(at))
}

/** As the schedule says, in which stretch of time one is kept; null where all are. */
function stretchOf(time: number, now: number): string | null {
  const age = now - time
  if (age < 2 * HOUR) return null
  const length = age < 48 * HOUR ? HOUR : age < 60 * DAY ? DAY : 7 * DAY
  return `${length} ${Math.floor(time / length)}`
}

const gaps = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 10 * MINUTE }),
    fc.integer({ min: 1, max: 5 * HOUR }),
    fc.integer({ min: 1, max: 20 * DAY })
  ),
  { minLength: 1, maxLength: 120 }
)

describe('thinning out backups (B)', () => {
  it('[B4] keeps what the schedule says, whenever they are made', () => {
    fc.assert(
      fc.property(gaps, gaps => {
        let last = START
        const times = gaps.map(gap => (last += gap))
        const kept = keep(times)
        for (const time of times) {
          const stretch = stretchOf(time, last)
          // For each there is one of the same stretch, not older.
          const fits = (other: number) =>
            stretch === null ? other === time : other >= time && sameStretch(time, other, last)
          expect(kept.some(fits)).toBe(true)
        }
        const stretches = kept.map(time => stretchOf(time, last) ?? `alone ${time}`)
        expect(stretches).toEqual([...new Set(stretches)])
        expect(kept.every(time => times.includes(time))).toBe(true)
      })
    )
  })

  it('[B4] keeps a known number, however long somebody works', () => {
    const every = (pause: number, count: number, from: number) =>
      Array.from({ length: count }, (_, i) => from + i * pause)
    const times = [...every(3 * HOUR, 800, START), ...every(5 * MINUTE, 600, START + 100 * DAY)]
    const ages = keep(times).map(time => (times.at(-1) ?? 0) - time)
    const between = (from: number, to: number) => ages.filter(age => age >= from && age < to).length
    expect(between(0, 2 * HOUR)).toBe(24)
    expect([46, 47]).toContain(between(2 * HOUR, 48 * HOUR))
    expect([58, 59]).toContain(between(48 * HOUR, 60 * DAY))
    expect([6, 7, 8]).toContain(between(60 * DAY, Infinity))
  })

  it('[B4] keeps those of a clock that was set back', () => {
    const now = START
    const future = [1, 2, 3].map(days => ({ at: new Date(now + days * DAY).toISOString() }))
    expect(stretchesOf(future, now)).toHaveLength(3)
    expect(stretchesOf([], now)).toEqual([])
  })
})

/** Whether one is kept in place of another: they share the stretch that the older one is in. */
function sameStretch(time: number, other: number, now: number): boolean {
  const [length = 1] = (stretchOf(time, now) ?? '1').split(' ').map(Number)
  return Math.floor(time / length) === Math.floor(other / length)
}
