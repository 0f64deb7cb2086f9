import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark, SourceText } from '#shared/model/source-text.ts'
import { blockAt, intoBlock, keepsLines, readBlocks } from './blocks.ts'
import { indexIntervals } from './interval-index.ts'
import { lanesOf, overlapsOf, piecesOf } from './lanes.ts'
import { segmentBlocks } from './segments.ts'

/** A text of paragraphs, each on a line of its own. */
function paragraphs(...lines: readonly string[]): SourceText {
  let start = 0
  const blocks = lines.map(line => {
    const block = { kind: 'paragraph', start, end: start + line.length } as const
    start += line.length + 1
    return block
  })
  return { text: lines.join('\n'), blocks, marks: [] }
}

const anyIntervals = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 40 })
  .map(list => list.map(([start, length], i) => ({ id: `e${i}`, start, end: start + length })))

const shares = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

describe('blocks of the reader (R)', () => {
  it('[R1] finds the block of any offset, also between blocks', () => {
    const blocks = readBlocks(paragraphs('one', 'two', 'three'))
    expect([0, 2, 3, 4, 7, 8, 12, 99].map(offset => blockAt(blocks, offset))).toEqual([0, 0, 0, 1, 1, 2, 2, 2])
    expect([3, 7, 99].map(offset => intoBlock(blocks, offset))).toEqual([3, 7, 13])
    expect(blockAt([], 5)).toBe(-1)
  })

  it('[R1] agrees with a plain search on any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(80), (lines, offset) => {
        const blocks = readBlocks(paragraphs(...lines))
        const expected = blocks.findLastIndex(block => block.start <= offset)
        expect(blockAt(blocks, offset)).toBe(expected)
      })
    )
  })

  it('[R2] puts the label of a page on the first block it holds', () => {
    const source = paragraphs('one', 'two', 'three')
    const page = (label: string, start: number, end: number) => ({ kind: 'page', label, start, end }) as const
    const blocks = readBlocks({ ...source, blocks: [page('i', 0, 7), ...source.blocks, page('ii', 8, 13)] })
    expect(blocks.map(block => block.page)).toEqual(['i', null, 'ii'])
  })

  it('[R2] shows a text that has no blocks as one paragraph', () => {
    expect(readBlocks({ text: 'words', blocks: [], marks: [] })).toMatchObject([{ start: 0, end: 5 }])
    expect(readBlocks({ text: ' \n', blocks: [], marks: [] })).toEqual([])
  })

  it('[R2] keeps the lines of an address, and joins those of wrapped prose', () => {
    expect(keepsLines('Registry\n12 River Road\nThe Hague')).toBe(true)
    expect(keepsLines(`${'word '.repeat(12)}\n${'word '.repeat(13)}\nend.`)).toBe(false)
  })
})

describe('segments (R)', () => {
  it('[R3] cover every block exactly, whatever the marks', () => {
    const anyMarks = fc.array(
      fc
        .tuple(fc.constantFrom('strong', 'emphasis', 'link'), fc.nat(16), fc.nat(16))
        .map(
          ([kind, a, b]) => ({ kind, start: Math.min(a, b), end: Math.max(a, b), href: 'https://example.org' }) as Mark
        )
    )
    fc.assert(
      fc.property(anyMarks, marks => {
        const { text, blocks } = paragraphs('one two', 'three', 'four')
        const shown = segmentBlocks(readBlocks({ text, blocks, marks }), marks)
        const words = shown.map(segments => segments.map(({ start, end }) => text.slice(start, end)).join(''))
        expect(words).toEqual(['one two', 'three', 'four'])
        for (const segment of shown.flat()) {
          expect(segment.end).toBeGreaterThan(segment.start)
          const isStrong = marks.some(mark => mark.kind === 'strong' && shares(mark, segment))
          expect(segment.isStrong).toBe(isStrong)
        }
      })
    )
  })

  it('[R3] keep where a link leads, also under other marks', () => {
    const { text, blocks } = paragraphs('see the note here')
    const marks: Mark[] = [
      { kind: 'link', href: 'https://example.org', start: 4, end: 12 },
      { kind: 'strong', start: 8, end: 17 }
    ]
    const [segments] = segmentBlocks(readBlocks({ text, blocks, marks }), marks)
    expect(segments?.map(({ start, href, isStrong }) => [start, href, isStrong])).toEqual([
      [0, null, false],
      [4, 'https://example.org', false],
      [8, 'https://example.org', true],
      [12, null, true]
    ])
  })
})

describe('which excerpts stand where (R)', () => {
  it('[R4] finds what a plain search finds', () => {
    fc.assert(
      fc.property(anyIntervals, fc.nat(95), fc.nat(30), (intervals, start, length) => {
        const index = indexIntervals(intervals)
        const expected = intervals.filter(interval => shares(interval, { start, end: start + length + 1 }))
        const found = index.overlapping(start, start + length + 1)
        expect(new Set(found)).toEqual(new Set(expected))
        expect(found.map(item => item.start)).toEqual(found.map(item => item.start).toSorted((a, b) => a - b))
      })
    )
  })

  it('[R4] gives the smallest first', () => {
    const index = indexIntervals([
      { id: 'long', start: 0, end: 50 },
      { id: 'short', start: 10, end: 14 },
      { id: 'middle', start: 5, end: 20 }
    ])
    expect(index.covering(12).map(({ id }) => id)).toEqual(['short', 'middle', 'long'])
    expect(index.covering(14).map(({ id }) => id)).toEqual(['middle', 'long'])
    expect(index.covering(50)).toEqual([])
  })

  it('[R5] no two overlapping excerpts share a lane, and no lane is wasted', () => {
    fc.assert(
      fc.property(anyIntervals, intervals => {
        const lanes = lanesOf(intervals)
        const collisions = intervals.flatMap(a =>
          intervals.filter(b => a !== b && shares(a, b) && lanes.of.get(a.id) === lanes.of.get(b.id))
        )
        expect(collisions).toEqual([])
        const deepest = Math.max(
          0,
          ...Array.from({ length: 95 }, (_, at) => indexIntervals(intervals).covering(at).length)
        )
        expect([new Set(lanes.of.values()).size, lanes.count]).toEqual([deepest, deepest])
      })
    )
  })

  it('[R5] marks exactly what more than one excerpt covers', () => {
    fc.assert(
      fc.property(anyIntervals, intervals => {
        const index = indexIntervals(intervals)
        const overlaps = overlapsOf(intervals)
        for (let at = 0; at < 95; at++) {
          const isMarked = overlaps.some(({ start, end }) => start <= at && at < end)
          expect(isMarked).toBe(index.covering(at).length > 1)
        }
      })
    )
  })

  it('[R5] cuts what excerpts cover into as few pieces as can be, each of the smallest excerpt there', () => {
    fc.assert(
      fc.property(anyIntervals, intervals => {
        const index = indexIntervals(intervals)
        const pieces = piecesOf(intervals)
        for (let at = 0; at < 95; at++) {
          const here = pieces.filter(({ start, end }) => start <= at && at < end).map(({ of }) => of.id)
          expect(here).toEqual(
            index
              .covering(at)
              .slice(0, 1)
              .map(({ id }) => id)
          )
        }
        const isCutInVain = pieces.some(({ end, of }, i) => pieces[i + 1]?.start === end && pieces[i + 1]?.of === of)
        expect(isCutInVain).toBe(false)
      })
    )
  })
})
