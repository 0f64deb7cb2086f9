import { describe, expect, it } from 'vitest'
import { offsetAt, rowsOf, shareAt } from './rows.ts'

const anchors = [
  { offset: 0, share: 0.1 },
  { offset: 100, share: 0.3 },
  { offset: 300, share: 0.9 }
]

describe('the map of a text (R)', () => {
  it('[R54] shows each mark where the text stands', () => {
    for (const [offset, share] of [
      [0, 0.1],
      [50, 0.2],
      [100, 0.3],
      [200, 0.6],
      [300, 0.9],
      [400, 0.9]
    ] as const)
      expect(shareAt(anchors, offset)).toBeCloseTo(share)
    expect([0.05, 0.2, 0.6, 1].map(share => offsetAt(anchors, share))).toEqual([0, 50, 200, 300])
    expect(shareAt([], 5)).toBe(0)
  })

  it('[R54] holds every colour of a row once, and joins rows that hold the same', () => {
    const mark = (start: number, end: number, thing: string) => ({ start, end, thing })
    const rows = rowsOf(
      [mark(0, 101, 'blue'), mark(0, 60, 'blue'), mark(50, 60, 'rose'), mark(299, 300, 'rose')],
      anchors,
      10
    )
    expect(rows).toEqual([
      { row: 1, span: 1, things: ['blue'] },
      { row: 2, span: 1, things: ['blue', 'rose'] },
      { row: 3, span: 1, things: ['blue'] },
      { row: 8, span: 1, things: ['rose'] }
    ])
    expect(rowsOf([mark(0, 300, 'blue')], anchors, 10)).toEqual([{ row: 1, span: 8, things: ['blue'] }])
    expect(rowsOf([mark(0, 300, 'blue')], [], 0)).toEqual([])
  })

  it('[R54] has no more rows than there is room for, however many excerpts', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ start: i % 290, end: (i % 290) + 9, thing: i % 9 }))
    const rows = rowsOf(many, anchors, 350)
    expect(rows.length).toBeLessThanOrEqual(350)
    expect(Math.max(...rows.map(({ row, span }) => row + span))).toBeLessThanOrEqual(350)
  })
})
