import { describe, expect, it } from 'vitest'
import { lanesOf } from './lanes.ts'
import { crowdsOf, marginOf, MOST_LANES } from './margin.ts'
import { borneBy, shownOf, styleOf, UNTAGGED } from './shown.ts'

const overlapping = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `e${index}`, start: index, end: 100 - index, tagIds: [] }))

describe('the margin (R)', () => {
  it('[R17] has room for a bar of each excerpt, however many overlap up to twelve', () => {
    for (const count of [1, 4, 5, 7, MOST_LANES]) {
      const lanes = lanesOf(overlapping(count))
      const { step, width } = marginOf(lanes.count)
      expect(new Set(lanes.of.values()).size).toBe(count)
      expect(Math.max(...lanes.of.values()) * step + step).toBeLessThanOrEqual(width - 8)
      expect(step).toBeGreaterThanOrEqual(8)
    }
    expect(marginOf(0)).toEqual({ step: 11, width: 56 })
    expect(marginOf(lanesOf(overlapping(500)).count).width).toBeLessThan(140)
  })

  it('[R17] counts those that no bar is left for, by where they stand', () => {
    const excerpts = [...overlapping(3), { id: 'far', start: 200, end: 210, tagIds: [] }]
    expect(crowdsOf(excerpts).map(crowd => crowd.excerpts.map(({ id }) => id))).toEqual([['e0', 'e1', 'e2'], ['far']])
  })
})

describe('what is painted (R)', () => {
  const excerpts = [
    { id: 'a', start: 0, end: 1, tagIds: ['x', 'y'] },
    { id: 'b', start: 2, end: 3, tagIds: ['y'] },
    { id: 'c', start: 4, end: 5, tagIds: [] }
  ]
  const shown = (...hidden: string[]) => shownOf(excerpts, new Set(hidden)).map(({ id }) => id)

  it('[R18] is every excerpt with a tag that is not hidden', () => {
    expect(shown()).toEqual(['a', 'b', 'c'])
    expect(shown('y')).toEqual(['a', 'c'])
    expect(shown('x', 'y', UNTAGGED)).toEqual([])
  })

  it('[R18] is chosen among the tags of the source, in the order of the codebook', () => {
    expect(borneBy(excerpts, ['z', 'y', 'x'])).toEqual(['y', 'x', UNTAGGED])
  })

  it('[R18] is filled where what was kept makes no sense', () => {
    expect(['plain', 'underlined', 'bold', ''].map(styleOf)).toEqual(['plain', 'underlined', 'filled', 'filled'])
  })
})
