import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '#shared/text/fold.ts'
import { holdsWords, wordsOf } from './folded.ts'

// What folds to one letter, to several, to none, and what a pattern would take for more than itself.
const letters = Array.from('aAeoEÉée\u0301œŒßsSﬁf i½…İΣςŁlL“”"’\'`´—-–\u00A0\u00AD \n\t.[]^\\$*مُحम\u200B')
const anyText = fc.string({ unit: fc.oneof(fc.constantFrom(...letters), fc.string({ unit: 'binary', maxLength: 1 })) })
const anyWords = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 3 })

describe('words in a filter (Q)', () => {
  it('[Q14] are found in a text as they would be in the folded text', () => {
    fc.assert(
      fc.property(anyText, anyWords, (text, words) => {
        const folded = foldText(text)
        const wanted = foldText(words).split(' ').filter(Boolean)
        const holds = holdsWords({ text }, record => [record.text], wordsOf(words))
        expect(holds).toBe(wanted.every(word => folded.includes(word)))
      }),
      { numRuns: 5000 }
    )
  })
})
