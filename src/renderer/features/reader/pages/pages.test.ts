import { describe, expect, it } from 'vitest'
import { indexOf } from './page-label.ts'
import { pagesOf } from './page-numbers.ts'
import { nearPages } from './near-pages.ts'
import { runsOf } from './page-runs.ts'
import { percentOf, scaleOf, stepFrom, zoomOf } from './zoom.ts'

const page = (label: string, start: number, end: number) => ({ label, start, end })

describe('pages (R)', () => {
  it('[R42] without text stand in their place, and the others keep theirs', () => {
    const inText = [page('i', 0, 10), page('1', 12, 20), page('3', 22, 30)]
    expect(pagesOf(['i', '1', '2', '3'], inText)).toEqual([
      page('i', 0, 10),
      page('1', 12, 20),
      page('2', 20, 20),
      page('3', 22, 30)
    ])
    expect(pagesOf(['cover', 'i', '1', '3'], inText).map(({ start, end }) => [start, end])).toEqual([
      [0, 0],
      [0, 10],
      [12, 20],
      [22, 30]
    ])
    expect(pagesOf(['a', 'b'], [page('x', 3, 9), page('y', 11, 12)])).toEqual([page('x', 3, 9), page('y', 11, 12)])
    expect(pagesOf(['1', '2'], [])).toEqual([page('1', 0, 0), page('2', 0, 0)])
  })

  it('[R43] are drawn near what is in sight, twelve at most', () => {
    const tops = Array.from({ length: 700 }, (_, index) => 12 + index * 1000)
    expect(nearPages(tops, 0, 800)).toEqual({ first: 0, current: 0, last: 1 })
    expect(nearPages(tops, 349_600, 800)).toEqual({ first: 348, current: 349, last: 351 })
    expect(nearPages(tops, 699_500, 800)).toMatchObject({ current: 699, last: 699 })
    const small = tops.map(top => top / 20)
    const near = nearPages(small, 20_000, 800)
    expect(near.last - near.first).toBe(11)
    expect(near.first <= near.current && near.current <= near.last).toBe(true)
    expect(nearPages([], 0, 800)).toEqual({ first: 0, current: 0, last: 0 })
  })

  it('[R43] say the first page at the beginning, however many are in sight', () => {
    const tops = Array.from({ length: 40 }, (_, index) => 12 + index * 200)
    expect(nearPages(tops, 0, 800).current).toBe(0)
    expect([0, 10, 110, 210, 400, 410].map(at => nearPages(tops, at, 800).current)).toEqual([0, 0, 1, 2, 3, 3])
    expect(nearPages(tops, 450, 800).current).toBe(4)
  })

  it('[R40] have their letters in place, also in a font of which nothing is known', () => {
    const item = { str: 'word', dir: 'ltr', width: 40, height: 10, transform: [10, 0, 0, 10, 72, 700], fontName: 'f' }
    const runs = (ascent: number, descent: number) =>
      runsOf(
        'word',
        [{ item: { ...item, hasEOL: false }, start: 0, end: 4 }],
        { transform: [1, 0, 0, -1, 0, 792] } as never,
        { f: { ascent, descent, vertical: false, fontFamily: 'serif' } }
      )
    expect(runs(0.9, -0.2)).toMatchObject([{ left: 72, top: 92 - 9, size: 10 }])
    expect(runs(Number.NaN, -0.25)).toMatchObject([{ left: 72, top: 92 - 7.5 }])
    expect(runs(Number.NaN, Number.NaN)).toMatchObject([{ left: 72, top: 92 - 8 }])
  })

  it('[R44] are as wide as there is room, whole, or by a factor', () => {
    const a4 = { width: 595, height: 842 }
    const room = { width: 1000, height: 700 }
    expect(scaleOf('width', a4, room) * a4.width).toBeCloseTo(960)
    expect(scaleOf('page', a4, room) * a4.height).toBeCloseTo(668)
    expect(percentOf(scaleOf(1.25, a4, room))).toBe('125 %')
    expect(scaleOf('width', a4, { width: 0, height: 0 })).toBeGreaterThan(0)
    expect(stepFrom(scaleOf(1, a4, room), true)).toBe(1.1)
    expect(stepFrom(scaleOf(1, a4, room), false)).toBe(0.9)
    expect(stepFrom(scaleOf(5, a4, room), true)).toBe(5)
    expect([zoomOf('page'), zoomOf('1.5'), zoomOf('99'), zoomOf(null), zoomOf('x')]).toEqual([
      'page',
      1.5,
      'width',
      'width',
      'width'
    ])
  })

  it('[R44] are found by their label before their number', () => {
    const labels = ['i', 'ii', '1', '2']
    expect([indexOf(labels, ' II '), indexOf(labels, '1'), indexOf(labels, '4'), indexOf(labels, '5')]).toEqual([
      1,
      2,
      3,
      null
    ])
    expect([indexOf(labels, ''), indexOf(labels, '-1'), indexOf(labels, '1.5')]).toEqual([null, null, null])
  })
})
