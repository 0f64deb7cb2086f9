import { describe, expect, it } from 'vitest'
import { readBlocks } from './blocks.ts'
import { sectionsOf, sightOf } from './sections.ts'

/** A text of so many paragraphs of so many characters. */
function blocksOf(count: number, length: number) {
  const blocks = Array.from({ length: count }, (_, at) => ({
    ...{ kind: 'paragraph' as const, start: at * (length + 1), end: at * (length + 1) + length }
  }))
  return readBlocks({ text: `${'a'.repeat(length)}\n`.repeat(count), blocks, marks: [] })
}

describe('sections of a text (R)', () => {
  it.each([0, 1, 7, 100, 101, 1440, 9000])('[R62] hold each of %i blocks once, in order', count => {
    for (const from of [0, 1]) {
      const numbers = sectionsOf(blocksOf(count, 40), from).flatMap(section =>
        Array.from({ length: section.to - section.from }, (_, at) => section.from + at)
      )
      expect(numbers).toEqual(Array.from({ length: Math.max(0, count - from) }, (_, at) => from + at))
    }
  })

  it('[R62] are few for a long text, one for each block of a short one, and never hold too much', () => {
    expect(sectionsOf(blocksOf(1440, 700), 0)).toHaveLength(96)
    expect(sectionsOf(blocksOf(90, 700), 0)).toHaveLength(90)
    const blocks = blocksOf(400, 5000)
    for (const { from, to } of sectionsOf(blocks, 0))
      expect((blocks[to - 1]?.end ?? 0) - (blocks[from]?.start ?? 0)).toBeLessThanOrEqual(12_000)
    expect(sectionsOf(blocksOf(3, 50_000), 0)).toHaveLength(3)
  })

  it('[R62] say about how many lines they take', () => {
    expect(sectionsOf(blocksOf(1, 7200), 0)[0]?.lines).toBeCloseTo(110.6, 1)
    expect(sectionsOf(blocksOf(1, 0), 0)[0]?.lines).toBeCloseTo(1.6, 1)
  })

  it('[R66] say how many of the first hold all that is in sight, of short paragraphs too', () => {
    for (const [count, length] of [
      [1440, 700],
      [9000, 20],
      [300, 5000]
    ] as const) {
      const sections = sectionsOf(blocksOf(count, length), 0)
      const first = sections.slice(0, sightOf(sections))
      expect(first.length).toBeLessThan(sections.length / 4)
      expect(first.reduce((lines, section) => lines + section.lines, 0)).toBeGreaterThan(150)
    }
    const short = sectionsOf(blocksOf(10, 700), 0)
    expect(sightOf(short)).toBe(short.length)
    expect(sightOf([])).toBe(0)
  })
})
