import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachInSteps, finished, sortedInSteps } from './steps.ts'

describe('work in steps (Q)', () => {
  it('[Q20] puts items in the order of a sort at once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 3000, size: 'max' }), numbers => {
        const compare = (a: number, b: number) => a - b
        const inOrder = numbers.toSorted(compare)
        expect(finished(sortedInSteps(numbers, compare))).toEqual(inOrder)
        expect(finished(sortedInSteps(inOrder, compare))).toEqual(inOrder)
      }),
      { numRuns: 30 }
    )
  })

  it('[Q20] goes through every item once, with steps between', () => {
    const seen: number[] = []
    const steps = eachInSteps([1, 2, 3, 4, 5], one => void seen.push(one), 2)
    steps.next()
    expect(seen).toEqual([1, 2])
    finished(steps)
    expect(seen).toEqual([1, 2, 3, 4, 5])
  })
})
