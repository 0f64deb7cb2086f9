import { describe, expect, it } from 'vitest'
import { readMarkdown } from '#main/import/markdown.ts'
import { readBlocks } from '../kernel/blocks.ts'
import { around, outlineOf, sectionAt } from './outline.ts'

const outline = (markdown: string) => {
  const { text } = readMarkdown(markdown)
  return outlineOf(text.text, readBlocks(text))
}

describe('the outline of a text (R)', () => {
  it('[R56] lists its headings, as deep as there are levels above', () => {
    const headings = outline('## One\n\nText.\n\n#### Below\n\nMore.\n\n## Two\n')
    expect(headings.map(({ words, depth }) => [words, depth])).toEqual([
      ['One', 0],
      ['Below', 1],
      ['Two', 0]
    ])
    expect(outline('No heading.')).toEqual([])
    expect(outline('')).toEqual([])
  })

  it('[R56] tells which heading a place stands under', () => {
    const headings = outline('Before.\n\n# One\n\nText.\n\n# Two\n\nMore.\n')
    const [one, two] = headings
    expect([0, one?.start, (two?.start ?? 0) - 1, two?.start, 9999].map(at => sectionAt(headings, at ?? -1))).toEqual([
      -1, 0, 0, 1, 1
    ])
    expect(sectionAt([], 5)).toBe(-1)
  })

  it('[R56] shows the part of a long outline that one is in', () => {
    const many = Array.from({ length: 250 }, (_, i) => i)
    expect([around(many, 0, 100)[0], around(many, 120, 100)[0], around(many, 249, 100)[0]]).toEqual([0, 70, 150])
    expect(around(many, 120, 100)).toHaveLength(100)
    expect(around([1, 2], 1, 100)).toEqual([1, 2])
    expect(around([], -1, 100)).toEqual([])
  })
})
