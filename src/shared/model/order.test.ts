import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byName } from './order.ts'

describe('orders (Q)', () => {
  it('[Q19] put names as a collator does, accents, capitals and numbers among them', () => {
    const collator = new Intl.Collator('en', { numeric: true })
    const letters = Array.from("abzABZ éÉe\u0301ßœ019-“”'.,(\u00A0\u200Bجが")
    const anyName = fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 })
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        expect(Math.sign(byName(a, b))).toBe(Math.sign(collator.compare(a, b)))
      }),
      { numRuns: 5000 }
    )
    expect(['Éa', 'eb', 'ab 10', 'ab 9', 'Ab'].toSorted(byName)).toEqual(['Ab', 'ab 9', 'ab 10', 'Éa', 'eb'])
  })
})
