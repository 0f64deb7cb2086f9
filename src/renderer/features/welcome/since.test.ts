import { describe, expect, it } from 'vitest'
import { since } from './since.ts'

const now = new Date(2026, 10, 21, 9, 0)
const at = (day: number, hour = 12) => new Date(2026, 10, day, hour).toISOString()

describe('the welcome screen (U)', () => {
  it('[U17] says when a notebook was last opened', () => {
    expect([at(21, 23), at(21, 0), at(20, 23), at(18), at(14)].map(time => since(time, now))).toEqual([
      'today',
      'today',
      'yesterday',
      '3 days ago',
      'on 14 Nov 2026'
    ])
  })

  it('[U17] makes nothing up from a time that is none', () => {
    expect(since('soon', now)).toBe('before')
  })
})
