import { describe, expect, it } from 'vitest'
import type { Hit } from '#shared/search.ts'
import { withMore, type Found } from './found.ts'

const hit = (text: string) => ({ in: 'source', text, start: 0, end: text.length }) as Hit
const found: Found = { words: 'court', total: 3, hits: [hit('one'), hit('two')], unread: [], problem: null }

describe('the hits that are listed (F)', () => {
  it('[F5] go on with the next page', () => {
    const next = { ...found, hits: [hit('three')], total: 4 }
    expect(withMore(found, next)).toEqual({ ...found, total: 4, hits: [...found.hits, ...next.hits] })
  })

  it('[F8] stay where the next page is refused', () => {
    const refused: Found = { words: 'court', total: 0, hits: [], unread: [], problem: 'Search again.' }
    expect(withMore(found, refused)).toEqual({ ...found, problem: 'Search again.' })
  })
})
