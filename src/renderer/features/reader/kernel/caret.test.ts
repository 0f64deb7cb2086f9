import { describe, expect, it } from 'vitest'
import { readBlocks } from './blocks.ts'
import { moveBy, trim, unitAt, unitBeside, type Ground, type Stretch } from './caret.ts'

const text = 'The letter arrived. Nobody signed it.\nA second came later. Él dijo: “no”.'
const lines = text.split('\n')
const blocks = readBlocks({
  text,
  marks: [],
  blocks: [
    { kind: 'paragraph', start: 0, end: lines[0]?.length ?? 0 },
    { kind: 'paragraph', start: text.indexOf('A second'), end: text.length }
  ]
})
const ground: Ground = { text, blocks }
const words = (stretch: Stretch | null) => stretch && text.slice(stretch.start, stretch.end)

/** Where a caret goes in so many moves. */
function walk(from: number, unit: Parameters<typeof moveBy>[2], isForward: boolean, steps: number) {
  return Array.from({ length: steps }).reduce<number>(at => moveBy(ground, at, unit, isForward), from)
}

describe('the caret (R)', () => {
  it('[R6] goes over words to their ends, and back to their starts', () => {
    expect(text.slice(0, walk(0, 'word', true, 2))).toBe('The letter')
    expect(text.slice(walk(text.length, 'word', false, 2))).toBe('dijo: “no”.')
  })

  it('[R6] goes from paragraph to paragraph without stopping between them', () => {
    const [first] = lines
    const end = first?.length ?? 0
    expect(moveBy(ground, end, 'character', true)).toBe(end + 1)
    expect(moveBy(ground, end + 1, 'character', false)).toBe(end)
    expect(text.slice(0, moveBy(ground, end - 1, 'word', true))).toMatch(/\nA$/)
  })

  it('[R6] stays at the ends of the text', () => {
    expect(moveBy(ground, 0, 'character', false)).toBe(0)
    expect(walk(0, 'sentence', true, 99)).toBe(text.length)
    expect(walk(text.length, 'paragraph', false, 99)).toBe(0)
    expect(moveBy({ text: '', blocks: [] }, 3, 'word', true)).toBe(0)
  })

  it('[R6] never stops inside a character', () => {
    const family = '👨‍👩‍👧 é'
    const one = { text: family, blocks: readBlocks({ text: family, blocks: [], marks: [] }) }
    expect(moveBy(one, 0, 'character', true)).toBe('👨‍👩‍👧'.length)
    expect(moveBy(one, family.length, 'character', false)).toBe(family.indexOf('é'))
  })

  it('[R7] finds the sentence and the paragraph it stands in', () => {
    expect(words(unitAt(ground, 3, 'sentence'))).toBe('The letter arrived.')
    expect(words(unitAt(ground, 19, 'sentence'))).toBe('Nobody signed it.')
    expect(words(unitAt(ground, 45, 'paragraph'))).toBe(lines[1])
    expect(unitAt({ text: '', blocks: [] }, 0, 'sentence')).toBeNull()
  })

  it('[R7] steps from sentence to sentence over paragraphs, both ways', () => {
    const sentences: (string | null)[] = []
    let at: Stretch | null = { start: 0, end: 0 }
    while ((at = unitBeside(ground, at, 'sentence', true))) sentences.push(words(at))
    expect(sentences).toEqual(['The letter arrived.', 'Nobody signed it.', 'A second came later.', 'Él dijo: “no”.'])
    const last = { start: text.length, end: text.length }
    expect(words(unitBeside(ground, last, 'sentence', false))).toBe('Él dijo: “no”.')
    expect(words(unitBeside(ground, { start: 38, end: 58 }, 'sentence', false))).toBe('Nobody signed it.')
  })

  it('[R7] leaves out the space around a passage', () => {
    expect(words(trim(text, { start: 3, end: 11 }))).toBe('letter')
    expect(trim(text, { start: 3, end: 4 })).toBeNull()
  })
})
