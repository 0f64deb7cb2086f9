import { describe, expect, it } from 'vitest'
import { readBlocks } from './blocks.ts'
import { extendBySentence, fitted, selectUnit, stretchOf, swapEnds, type Selection } from './selection.ts'

const text = 'The letter arrived. Nobody signed it.\nA second came later.'
const ground = {
  text,
  blocks: readBlocks({
    text,
    marks: [],
    blocks: [
      { kind: 'paragraph', start: 0, end: 37 },
      { kind: 'paragraph', start: 38, end: text.length }
    ]
  })
}
const caret = (at: number): Selection => ({ anchor: at, focus: at, by: 'keyboard' })
const words = (selection: Selection | null) => {
  const stretch = stretchOf(selection)
  return stretch && text.slice(stretch.start, stretch.end)
}

describe('selecting (R)', () => {
  it('[R10] takes whole words, unless every character is meant', () => {
    const over = { start: 6, end: 13 }
    const taken = (isExact: boolean) => {
      const stretch = fitted(ground, over, isExact)
      return stretch && text.slice(stretch.start, stretch.end)
    }
    expect([taken(false), taken(true)]).toEqual(['letter arrived', 'tter ar'])
    expect(fitted(ground, { start: 37, end: 38 }, false)).toBeNull()
  })

  it('[R10] goes over paragraphs and leaves out the break after them', () => {
    const stretch = fitted(ground, { start: 22, end: 38 }, false)
    expect(stretch && text.slice(stretch.start, stretch.end)).toBe('Nobody signed it.')
    const across = fitted(ground, { start: 22, end: 42 }, false)
    expect(across && text.slice(across.start, across.end)).toBe('Nobody signed it.\nA second')
  })

  it('[R7] selects the sentence at the caret, then the next and the one before', () => {
    const first = selectUnit(ground, caret(5), 'sentence', true)
    expect(words(first)).toBe('The letter arrived.')
    const second = first && selectUnit(ground, first, 'sentence', true)
    expect(words(second)).toBe('Nobody signed it.')
    const third = second && selectUnit(ground, second, 'sentence', true)
    expect(words(third)).toBe('A second came later.')
    expect(third && selectUnit(ground, third, 'sentence', true)).toBeNull()
    expect(words(third && selectUnit(ground, third, 'sentence', false))).toBe('Nobody signed it.')
  })

  it('[R7] selects the next sentence from a caret at the end of one', () => {
    expect(words(selectUnit(ground, caret(19), 'sentence', true))).toBe('Nobody signed it.')
    expect(words(selectUnit(ground, caret(37), 'sentence', true))).toBe('A second came later.')
    expect(words(selectUnit(ground, caret(text.length), 'sentence', true))).toBe('A second came later.')
  })

  it('[R7] selects the paragraph of a selected sentence before the next paragraph', () => {
    const sentence: Selection = { anchor: 20, focus: 36, by: 'keyboard' }
    const paragraph = selectUnit(ground, sentence, 'paragraph', true)
    expect(words(paragraph)).toBe('The letter arrived. Nobody signed it.')
    expect(words(paragraph && selectUnit(ground, paragraph, 'paragraph', true))).toBe('A second came later.')
  })

  it('[R7] takes one sentence more, and one less', () => {
    const one = extendBySentence(ground, caret(5), true)
    expect(words(one)).toBe('The letter arrived.')
    const two = extendBySentence(ground, one, true)
    expect(words(two)).toBe('The letter arrived. Nobody signed it.')
    const three = extendBySentence(ground, two, true)
    expect(words(three)).toBe(text)
    expect(words(extendBySentence(ground, three, false))).toBe('The letter arrived. Nobody signed it.')
    expect(words(extendBySentence(ground, two, false))).toBe('The letter arrived.')
    expect(words(extendBySentence(ground, one, false))).toBeNull()
  })

  it('[R15] moves the end that it is told to, by sentences', () => {
    const second = selectUnit(ground, caret(22), 'sentence', true)
    const turned = second && swapEnds(second)
    expect(turned).toEqual({ anchor: 37, focus: 20, by: 'keyboard' })
    const both = turned && extendBySentence(ground, turned, true)
    expect(words(both)).toBe('The letter arrived. Nobody signed it.')
    expect(words(both && extendBySentence(ground, both, false))).toBe('Nobody signed it.')
    expect(words(turned && extendBySentence(ground, turned, false))).toBeNull()
    // The other end again, over the paragraph's end.
    expect(words(both && extendBySentence(ground, swapEnds(both), true))).toBe(text)
  })
})
