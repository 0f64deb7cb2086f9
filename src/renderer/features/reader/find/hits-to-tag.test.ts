import { describe, expect, it } from 'vitest'
import { hitsToTag } from './hits-to-tag.ts'

describe('places found in a text (U)', () => {
  it('[U25] are handed on with what stands around them and where they are', () => {
    const text = `${'x'.repeat(100)} la cour, la Cour ${'y'.repeat(100)}`
    const hits = [
      { start: 104, end: 108 },
      { start: 113, end: 117 }
    ]
    const placeAt = (offset: number) => (offset < 110 ? 'p. 3' : '')
    const asked = hitsToTag({ id: 's1', title: 'Rapport' }, { text, placeAt }, { words: 'cour', hits })
    expect(asked.words).toBe('cour')
    expect(asked.hits.map(hit => [hit.sourceId, hit.text, hit.where])).toEqual([
      ['s1', 'cour', 'p. 3'],
      ['s1', 'Cour', 'Rapport']
    ])
    expect(asked.hits[0]).toMatchObject({ before: `${'x'.repeat(76)} la `, start: 104, end: 108 })
    expect(asked.hits[1]?.after).toBe(` ${'y'.repeat(79)}`)
  })
})
