import { describe, expect, it } from 'vitest'
import { firstBar } from './bars-in-sight.ts'

describe('the bars of the margin (R)', () => {
  const bars = [10, 20, 30].map(end => ({ excerpt: { id: `to ${end}`, end } }))

  it('[R17] are reached by Tab at the first in sight, and always at one that is there', () => {
    expect(firstBar(bars, 0)).toBe('to 10')
    expect(firstBar(bars, 10)).toBe('to 20')
    expect(firstBar(bars, 500)).toBe('to 10')
    expect(firstBar([], 0)).toBeUndefined()
  })
})
