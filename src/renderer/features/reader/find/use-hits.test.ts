import { describe, expect, it } from 'vitest'
import type { Wanted } from './hits.ts'
import { foundOf, type Kept } from './use-hits.ts'

const wanted = (words: string): Wanted => ({ words, isExact: false, isWhole: false })

describe('what was found in a text (R)', () => {
  const cour = wanted('cour')
  const text = { text: 'La cour' }
  const kept: Kept = { searched: text, wanted: cour, found: { hits: [{ start: 3, end: 7 }], isDone: true } }

  it('[R52] is shown for the words and the text it was found for', () => {
    expect(foundOf(kept, text, cour)).toBe(kept.found)
    expect(foundOf(kept, text, null)).toEqual({ hits: [], isDone: true })
  })

  it('[R52] is not taken for what is looked for next, or elsewhere', () => {
    expect(foundOf(kept, text, wanted('loi'))).toEqual({ hits: [], isDone: false })
    expect(foundOf(kept, { text: 'La loi' }, cour)).toEqual({ hits: [], isDone: false })
  })
})
