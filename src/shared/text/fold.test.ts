import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldText } from './fold.ts'

// Everything that folding changes the length of, among much that it leaves alone.
const letters = 'aÉe\u0301œßﬁ½…İΣςŁ“’—\u00A0\u00AD \n\tمُحَـ한が𝐀𐤀👁️\uD83D\u0301\u2028ﷺ'
const anyText = fc.string({ unit: fc.constantFrom(...Array.from(letters)), maxLength: 40 })

describe('folding (T)', () => {
  it.each([
    ['ÉVÉNEMENT', 'evenement'],
    ['e\u0301ve\u0301nement', 'evenement'],
    ['Œuvre, Ærø, Łódź, straße', 'oeuvre, aero, lodz, strasse'],
    ['« l’État » — “so”', '" l\'etat " - "so"'],
    ['a \u00A0\n\t b', 'a b'],
    ['\uFEFFtrea\u00ADty', 'treaty'],
    ['مُحَمَّد ـــ', 'محمد '],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ﬁn İstanbul', 'fin istanbul']
  ])('[T3] takes %j for %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('[T3] keeps what only looks like an accent: vowels of other scripts', () => {
    expect(foldText('हिन्दी')).toBe('हिन्दी')
    expect(foldText('が')).toBe(foldText('か\u3099'))
    expect(foldText('が')).not.toBe(foldText('か'))
  })

  it('[T3] folds what is folded no further', () => {
    const anyAtAll = fc.oneof(anyText, fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(anyAtAll, text => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
      { numRuns: 1000 }
    )
  })

  it('[T3] folds the same with and without the way back', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), text => {
        expect(foldText(text)).toBe(fold(text).text)
      }),
      { numRuns: 1000 }
    )
  })

  it('[T4] leads every folded range back to the characters it came from', () => {
    const anyRange = fc.tuple(anyText, fc.nat(60), fc.nat(60))
    fc.assert(
      fc.property(anyRange, ([text, a, b]) => {
        const folded = fold(text)
        const [start, end] = [Math.min(a, b, folded.text.length), Math.min(Math.max(a, b), folded.text.length)]
        const range = folded.originalRange(start, end)
        const again = foldText(text.slice(range.start, range.end))
        // The range may be wider, by the rest of a character that became several, but never narrower.
        expect(again).toContain(folded.text.slice(start, end))
        expect(range.end - range.start === 0).toBe(start === end)
        expect(again.length - (end - start)).toBeLessThanOrEqual(2 * 18)
      })
    )
  })

  it('[T4] takes accents that are left out along with their letter', () => {
    const { text, originalRange } = fold('un e\u0301ve\u0301nement')
    expect(originalRange(text.indexOf('e'), text.indexOf('e') + 1)).toEqual({ start: 3, end: 5 })
    expect(originalRange(text.length - 1, text.length)).toEqual({ start: 13, end: 14 })
  })

  it('[T4] takes one character whole that became several', () => {
    expect(fold('cœur').originalRange(2, 3)).toEqual({ start: 1, end: 2 })
  })
})
