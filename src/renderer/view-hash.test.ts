import { describe, expect, it } from 'vitest'
import { hashOf, noView, viewOf, withoutWords, type View } from './view-hash.ts'

const view: View = {
  screen: 'excerpts',
  sourceId: 's1',
  excerptId: 'e1',
  at: { start: 3, end: 9 },
  tagId: 't1',
  filter: { tagIds: ['t1'], match: 'all', text: 'l’été & “x” #1?' },
  sort: 'newest',
  words: '"the court" été/50%',
  beside: { kind: 'source', sourceId: 's2', excerptId: 'e9' },
  isSecond: true,
  isCrossed: false
}

describe('what is shown, in the address (U)', () => {
  it('[U7] survives the way there and back', () => {
    expect(viewOf(hashOf(view))).toEqual(view)
    expect(viewOf(hashOf(noView))).toEqual(noView)
    for (const beside of [
      { kind: 'note', of: 'source' },
      { kind: 'note', of: 'notebook' },
      { kind: 'source', sourceId: 's2', excerptId: null }
    ] as const)
      expect(viewOf(hashOf({ ...view, beside, isSecond: false }))).toEqual({ ...view, beside, isSecond: false })
  })

  it('[U7] leaves out what makes no sense', () => {
    const hash = '#/nowhere?at=9-3&sort=wild&filter=%7B%7B&source=s1'
    expect(viewOf(hash)).toEqual({ ...noView, sourceId: 's1' })
    expect(viewOf('#/read?filter=[1]&at=x')).toEqual(noView)
    expect(viewOf('#/read?note=elsewhere&side=second&beside-excerpt=e1')).toEqual(noView)
  })

  it('[U7] is nothing in the address that lets a window in', () => {
    expect(viewOf('#code=abc')).toEqual(noView)
    expect(viewOf('')).toEqual(noView)
  })

  it('[V50] keeps ids and no words where the notebook is encrypted', () => {
    const speaking = { ...view, filter: { ...view.filter, speaker: 'Awa', sourceId: 's1', hasNote: true } }
    const hash = decodeURIComponent(hashOf(withoutWords(speaking)))
    expect(hash).not.toMatch(/court|été|“|Awa/)
    expect(viewOf(hash)).toEqual({
      ...view,
      filter: { tagIds: ['t1'], match: 'all', sourceId: 's1', hasNote: true },
      words: ''
    })
  })
})
