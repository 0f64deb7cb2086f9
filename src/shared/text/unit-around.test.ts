import { describe, expect, it } from 'vitest'
import { textOfParagraphs } from '../../testing/notebook.ts'
import { unitAround, type Unit } from './unit-around.ts'

const text = textOfParagraphs('One came. Two stayed. Three left.', 'Four wrote.')

function around(words: string, unit: Unit): string {
  const start = text.text.indexOf(words)
  const { start: from, end } = unitAround(text, { start, end: start + words.length }, unit, 'en')
  return text.text.slice(from, end)
}

describe('what stands around a place (T)', () => {
  it('[T10] is its words, its sentence or its paragraph', () => {
    expect(around('stayed', 'words')).toBe('stayed')
    expect(around('stayed', 'sentence')).toBe('Two stayed.')
    expect(around('stayed', 'paragraph')).toBe('One came. Two stayed. Three left.')
  })

  it('[T10] is all that it touches, also over two paragraphs', () => {
    expect(around('stayed. Three', 'sentence')).toBe('Two stayed. Three left.')
    expect(around('left.\n\nFour', 'sentence')).toBe('Three left.\n\nFour wrote.')
    expect(around('left.\n\nFour', 'paragraph')).toBe(text.text)
  })

  it('[T10] is nothing more where it stands in none', () => {
    expect(unitAround(text, { start: 33, end: 35 }, 'sentence', 'en')).toEqual({ start: 33, end: 35 })
  })
})
