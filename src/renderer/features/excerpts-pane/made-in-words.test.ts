import { describe, expect, it } from 'vitest'
import { anExcerpt, textOf } from '../../../testing/sahel.ts'
import { madeInWords } from './made-in-words.ts'

const text = textOf('Soldiers seized power.')
const nameOf = (id: string) => ({ coups: 'Coups', bias: 'Bias' })[id]
const excerpt = (parts: Parameters<typeof anExcerpt>[3]) => anExcerpt('e', text, 'Soldiers', parts)

describe('an excerpt’s card (N)', () => {
  it('[N53] says who marked it, and who put on each tag that came later, and when', () => {
    const taggedLater = [{ tagId: 'bias', by: 'Bo', at: '2025-04-01T12:00:00.000Z' }]
    expect(madeInWords(excerpt({ tagIds: ['coups', 'bias'], taggedLater }), nameOf)).toEqual([
      expect.stringMatching(/^Marked by Awa, 11 Mar 2025, \d\d:\d\d$/),
      expect.stringMatching(/^“Bias” put on by Bo, 1 Apr 2025, \d\d:\d\d$/)
    ])
  })

  it('[N53] says once that it is not known who put on the tags of an older version', () => {
    const taggedLater = ['coups', 'bias'].map(tagId => ({ tagId, by: null, at: null }))
    expect(madeInWords(excerpt({ tagIds: ['coups', 'bias'], taggedLater, by: '' }), nameOf)).toEqual([
      expect.stringMatching(/^Marked 11 Mar 2025/),
      'Who put on its tags is not known'
    ])
  })
})
