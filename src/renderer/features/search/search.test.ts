import { describe, expect, it } from 'vitest'
import type { Hit } from '#shared/search.ts'
import { fromWord, groupHits, kindOf, toWord } from './hit-groups.ts'

const hit = (part: Partial<Hit>): Hit => ({
  in: 'source',
  sourceId: 's1',
  sourceTitle: 'Niamey',
  excerptId: null,
  tagId: null,
  start: 0,
  end: 5,
  text: 'court',
  before: '',
  after: '',
  ...part
})

describe('hits on screen (U)', () => {
  it('[U55] stand under their sources, in the order they came', () => {
    const groups = groupHits([hit({}), hit({ sourceId: 's2', sourceTitle: 'Bamako' }), hit({ in: 'note' })])
    expect(groups.map(({ title, hits }) => [title, hits.map(({ id }) => id)])).toEqual([
      ['Niamey', ['hit-0', 'hit-2']],
      ['Bamako', ['hit-1']]
    ])
  })

  it('[U55] keep the notes on tags and on the notebook apart from sources', () => {
    const groups = groupHits([
      hit({ in: 'note', sourceId: null, tagId: 't1', sourceTitle: 'Coups' }),
      hit({ in: 'note', sourceId: null, sourceTitle: 'Sahel' })
    ])
    expect(groups.map(({ title }) => title)).toEqual(['Tag Coups', 'Sahel'])
  })

  it('[U55] say what they stand in', () => {
    expect(kindOf(hit({}))).toBe('Text')
    expect(kindOf(hit({ in: 'excerpt', excerptId: 'e1' }))).toBe('Excerpt')
    expect(kindOf(hit({ in: 'note', excerptId: 'e1' }))).toBe('Note on an excerpt')
    expect(kindOf(hit({ in: 'note' }))).toBe('Note on the source')
    expect(kindOf(hit({ in: 'note', sourceId: null, tagId: 't1' }))).toBe('Note on a tag')
    expect(kindOf(hit({ in: 'note', sourceId: null }))).toBe('Note on the notebook')
  })

  it('[U57] begin and end with whole words, where more stands around them', () => {
    expect(fromWord('Then the ')).toBe('Then the ')
    expect(fromWord(`ther ${'word '.repeat(20)}`.slice(0, 80))).toMatch(/^…word /)
    expect(toWord(` ${'word '.repeat(20)}`.slice(0, 79) + 'x')).toMatch(/ word…$/)
    expect(toWord('字'.repeat(80))).toBe(`${'字'.repeat(80)}…`)
  })
})
