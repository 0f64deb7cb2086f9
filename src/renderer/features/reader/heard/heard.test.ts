import { describe, expect, it } from 'vitest'
import { readBlocks } from '../kernel/blocks.ts'
import { indexIntervals } from '../kernel/interval-index.ts'
import type { Selection } from '../kernel/selection.ts'
import { passagesAfter } from './passages-after.ts'
import { heardOf, type Moment } from './what-is-heard.ts'

const text = 'A letter\nThe letter arrived. Nobody signed it.\nA second came later.'
const blocks = readBlocks({
  text,
  marks: [],
  blocks: [
    { kind: 'heading', level: 1, start: 0, end: 8 },
    { kind: 'paragraph', start: 9, end: 46 },
    { kind: 'paragraph', start: 47, end: text.length }
  ]
})
const over = (words: string, tagIds: readonly string[]) => {
  const start = text.indexOf(words)
  return { id: words, start, end: start + words.length, tagIds }
}
const excerpts = [over('letter arrived', ['Post']), over('signed it.\nA second', ['Names', 'Post'])]
const tagsOf = ({ tagIds }: { readonly tagIds: readonly string[] }) => tagIds.join(', ')
const marks = {
  excerpts,
  index: indexIntervals(excerpts),
  tagsOf,
  nameOf: (excerpt: (typeof excerpts)[number]) => `${tagsOf(excerpt)}: “${excerpt.id}”`
}
const whole = { start: 0, end: text.length }
const nothing: Moment = { selection: null, current: null }

function said(before: Moment, now: Moment): string | null {
  return heardOf(before, now, { text: { text, blocks }, marks })
}

function caret(at: number): Moment {
  return { selection: { anchor: at, focus: at, by: 'keyboard' }, current: null }
}

function selected(words: string, by: Selection['by'] = 'keyboard'): Moment {
  const start = text.indexOf(words)
  return { selection: { anchor: start, focus: start + words.length, by }, current: null }
}

describe('what is heard of a text (R)', () => {
  it('[R70] tells of each excerpt after the block it begins in, and of one that goes on after the next too', () => {
    const told = [...passagesAfter(excerpts, blocks, whole)].map(([block, passages]) => [
      block,
      passages.map(({ excerpt, goesOn }) => `${excerpt.tagIds.join()}${goesOn ? ' goes on' : ''}`)
    ])
    expect(told).toEqual([
      [1, ['Post', 'Names,Post']],
      [2, ['Names,Post goes on']]
    ])
  })

  it('[R70] leaves the name of a heading as it is: what stands below tells of its excerpts', () => {
    expect([...passagesAfter([over('A letter', [])], blocks, whole).keys()]).toEqual([1])
    const title = over('A letter', [])
    expect([...passagesAfter([title], blocks.slice(0, 1), whole).keys()]).toEqual([0])
  })

  it('[R70] tells no more of many excerpts than can be listened to', () => {
    const many = Array.from({ length: 500 }, (_, at) => ({ id: `${at}`, start: 9, end: 46 }))
    expect(passagesAfter(many, blocks, whole).get(1)).toHaveLength(200)
  })

  it('[R70] tells of what is near, however far above an excerpt over hundreds of paragraphs begins', () => {
    const long = Array.from({ length: 400 }, (_, at) => ({
      kind: 'paragraph' as const,
      start: at * 10,
      end: at * 10 + 9
    }))
    const many = readBlocks({ text: 'word word\n'.repeat(400), marks: [], blocks: long })
    const inside = { id: 'inside', start: 3002, end: 3007 }
    const told = passagesAfter([{ id: 'over all', start: 0, end: 3999 }, inside], many, { start: 2990, end: 3020 })
    expect([...told].map(([block, here]) => [block, here.map(({ excerpt, goesOn }) => [excerpt.id, goesOn])])).toEqual([
      [299, [['over all', true]]],
      [
        300,
        [
          ['over all', true],
          ['inside', false]
        ]
      ],
      [301, [['over all', true]]],
      [302, [['over all', true]]]
    ])
  })

  it('[R71] says what keys select, and which excerpts begin there', () => {
    expect(said(nothing, selected('Nobody'))).toBe('Selected: Nobody')
    expect(said(nothing, selected('The letter arrived.'))).toBe('Selected: The letter arrived. In an excerpt: Post')
    expect(said(selected('letter arrived'), selected('Nobody signed it.'))).toBe(
      'Selected: Nobody signed it. In an excerpt: Names, Post. Out of the excerpt: Post'
    )
    expect(said(nothing, selected('Nobody', 'mouse'))).toBeNull()
    expect(said(selected('Nobody'), selected('Nobody'))).toBeNull()
  })

  it('[R71] says what the caret went over: a character, a word, a paragraph, or the sentence from there', () => {
    expect(said(caret(29), caret(30))).toBe('o')
    expect(said(caret(34), caret(35))).toBe('Space')
    expect(said(caret(45), caret(46))).toBe('End of the paragraph')
    expect(said(caret(27), caret(28))).toBe('Space')
    expect(said(caret(26), caret(27))).toBe('. Out of the excerpt: Post')
    expect(said(caret(29), caret(35))).toBe('Nobody')
    expect(said(caret(20), caret(47))).toContain('A second came later.')
    expect(said(caret(9), caret(46))).toBe('The letter arrived. Nobody signed it. In an excerpt: Post; Names, Post')
    expect(said(caret(9), caret(33))).toBe('dy signed it. In an excerpt: Names, Post')
    expect(said(selected('Nobody'), caret(29))).toBeNull()
  })

  it('[R71] says which excerpt is turned to, and its tags once they differ', () => {
    const [first] = excerpts
    if (!first) throw new Error('There is no excerpt.')
    const turned = { selection: null, current: first }
    expect(said(nothing, turned)).toBe('Excerpt 1 of 2: Post: “letter arrived”')
    expect(said(turned, { ...turned, current: { ...first, tagIds: ['Post', 'Names'] } })).toBe('Tags now: Post, Names')
    expect(said(turned, { ...turned, current: { ...first, end: first.end - 1 } })).toBe('Post: “letter arrived”')
    expect(said(turned, nothing)).toBeNull()
    // Its tag is not painted.
    const other = over('Nobody', ['Names'])
    expect(said(nothing, { selection: null, current: other })).toBe('Names: “Nobody”')
  })

  it('[R71] says of a long passage its beginning and its end', () => {
    const long = `${'word '.repeat(200)}end.`
    const ground = { text: long, blocks: readBlocks({ text: long, marks: [], blocks: [] }) }
    const now: Moment = { selection: { anchor: 0, focus: long.length, by: 'keyboard' }, current: null }
    const words = heardOf(nothing, now, { text: ground, marks: { ...marks, excerpts: [], index: indexIntervals([]) } })
    expect(words?.length).toBeLessThan(450)
    expect(words).toMatch(/^Selected: word word.* … .*end\.$/)
  })
})
