import { describe, expect, it } from 'vitest'
import { isNear, nearTo } from './near.ts'

describe('painting a long text (R)', () => {
  it('[R19] paints what is in sight and a screen of text or more before and after it', () => {
    const sight = { start: 500_000, end: 503_000 }
    const painted = nearTo(sight)
    expect(painted.start).toBeLessThanOrEqual(sight.start - 3000)
    expect(painted.end).toBeGreaterThanOrEqual(sight.end + 3000)
  })

  it('[R19] paints anew well before what is not painted comes into sight, and not with every line', () => {
    const painted = nearTo({ start: 500_000, end: 503_000 })
    expect(isNear(painted, { start: 500_000, end: 503_000 })).toBe(true)
    expect(isNear(painted, { start: 500_800, end: 503_800 })).toBe(true)
    expect(isNear(painted, { start: 503_700, end: 506_700 })).toBe(false)
    expect(isNear(painted, { start: 496_300, end: 499_300 })).toBe(false)
  })

  it('[R19] paints more of what comes next where the text is scrolled on, either way', () => {
    const painted = nearTo({ start: 500_000, end: 503_000 })
    const on = nearTo({ start: 503_700, end: 506_700 }, painted)
    const back = nearTo({ start: 496_300, end: 499_300 }, painted)
    expect(on.end - 506_700).toBeGreaterThanOrEqual(3 * (503_700 - on.start))
    expect(496_300 - back.start).toBeGreaterThanOrEqual(3 * (back.end - 499_300))
    // Some lines back are still painted.
    expect(isNear(on, { start: 502_800, end: 505_800 })).toBe(true)
    for (const [stretch, sight] of [
      [on, { start: 503_700, end: 506_700 }],
      [back, { start: 496_300, end: 499_300 }]
    ] as const)
      expect(isNear(stretch, sight)).toBe(true)
    expect(nearTo({ start: 10_000, end: 13_000 }, painted)).toEqual(nearTo({ start: 10_000, end: 13_000 }))
  })
})
