import { describe, expect, it } from 'vitest'
import { dayOf, originOf, sizeOf } from './source-words.ts'

const unknown = { publisher: '', published: '', kind: 'other' } as const

describe('sources in words (U)', () => {
  it('[U16] says what is known of a source, and nothing else', () => {
    expect(originOf({ ...unknown, publisher: 'Harmattan Post', published: '2025-09-23' })).toBe(
      'Harmattan Post · 23 Sept 2025'
    )
    expect(originOf({ ...unknown, kind: 'court paper', published: '2017' })).toBe('Court paper · 2017')
    expect(originOf(unknown)).toBe('')
  })

  it('[U16] gives a date as precisely as it is known', () => {
    expect(['2025', '2025-09', '2025-09-03', 'spring'].map(dayOf)).toEqual([
      '2025',
      'Sept 2025',
      '3 Sept 2025',
      'spring'
    ])
  })

  it('[U16] gives sizes in round numbers', () => {
    expect([0, 999, 1000, 14_320, 2_400_000].map(sizeOf)).toEqual(['0 bytes', '999 bytes', '1 KB', '14 KB', '2.4 MB'])
  })
})
