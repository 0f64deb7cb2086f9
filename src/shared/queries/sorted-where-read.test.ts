import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortedWhereRead } from './sorted-where-read.ts'

type Word = { readonly group: number; readonly place: number; readonly id: number }
const order = {
  first: ({ group }: Word) => group,
  second: ({ place }: Word) => place,
  then: (a: Word, b: Word) => a.id - b.id
}
const inOrder = (a: Word, b: Word) => a.group - b.group || a.place - b.place || a.id - b.id

// Enough of them to be parted several times, and with many that differ only in what is compared last.
const anyWords = fc
  .array(fc.record({ group: fc.nat(3), place: fc.nat(40) }), { minLength: 0, maxLength: 3000, size: 'max' })
  .map(words => words.map((word, id) => ({ ...word, id })))
const anyRange = fc.tuple(fc.nat(3000), fc.nat(300))

describe('lists in order (Q)', () => {
  it('[Q18] are the same wherever they are read first', () => {
    fc.assert(
      fc.property(anyWords, fc.array(anyRange, { maxLength: 5 }), (words, ranges) => {
        const sorted = sortedWhereRead(words, order)
        const whole = words.toSorted(inOrder)
        for (const [from, size] of ranges)
          expect(sorted.slice(from, from + size)).toEqual(whole.slice(from, from + size))
        expect(sorted.slice(0, Infinity)).toEqual(whole)
      })
    )
  })

  it('[Q18] keep their order as items come and go', () => {
    fc.assert(
      fc.property(anyWords, anyRange, fc.infiniteStream(fc.boolean()), (words, [from, size], isThere) => {
        const [early, late] = [words.slice(0, words.length / 2), words.slice(words.length / 2)]
        const sorted = sortedWhereRead(early, order)
        sorted.slice(from, from + size)
        for (const word of late) sorted.add(word)
        const gone = words.filter(() => isThere.next().value)
        for (const word of gone) sorted.remove(word)
        const left = words.filter(word => !gone.includes(word)).toSorted(inOrder)
        expect([sorted.size(), sorted.slice(from, from + size)]).toEqual([left.length, left.slice(from, from + size)])
        expect(sorted.slice(0, Infinity)).toEqual(left)
      }),
      { numRuns: 30 }
    )
  })

  it('[Q18] may hold what was in order before, or the other way round', () => {
    const words = Array.from({ length: 2000 }, (_, id) => ({ group: 0, place: id, id }))
    for (const given of [words, words.toReversed()])
      expect(sortedWhereRead(given, order).slice(990, 1010)).toEqual(words.slice(990, 1010))
    expect(sortedWhereRead([], order).slice(0, 10)).toEqual([])
  })
})
