import { describe, expect, it } from 'vitest'
import { done, refuse } from '#shared/result.ts'
import type { Hit, SearchRequest } from '#shared/search.ts'
import { countInWords, gatherHits, MOST_HITS } from './gather-hits.ts'

const hit = (index: number, part: Partial<Hit> = {}): Hit => ({
  ...{ in: 'source', sourceId: `s${index % 3}`, sourceTitle: '', excerptId: null, tagId: null },
  ...{ start: index, end: index + 1, text: 'x', before: '', after: '' },
  ...part
})

function searchOf(all: readonly Hit[]) {
  const asked: number[] = []
  const search = async ({ from = 0 }: SearchRequest) => {
    asked.push(from)
    return done({ total: all.length, hits: all.slice(from, from + 50), unread: [] })
  }
  return { asked, search }
}

describe('all hits of a search (U)', () => {
  it('[U25] are asked for page by page; those in notes and excerpts are left out', async () => {
    const all = Array.from({ length: 120 }, (_, i) => hit(i, i % 4 === 0 ? { in: 'note' } : {}))
    const { asked, search } = searchOf(all)
    const reply = await gatherHits(search, 'x', () => true)
    expect(asked).toEqual([0, 50, 100])
    expect(reply).toMatchObject({ kind: 'done', value: { isCut: false } })
    expect(reply.kind === 'done' && reply.value.hits).toHaveLength(90)
  })

  it('[U25] end at a limit, with a refusal, or when nobody waits for them', async () => {
    const many = searchOf(Array.from({ length: 9000 }, (_, i) => hit(i)))
    const cut = await gatherHits(many.search, 'x', () => true)
    expect(cut).toMatchObject({ kind: 'done', value: { isCut: true } })
    expect(cut.kind === 'done' && cut.value.hits).toHaveLength(MOST_HITS)
    const left = searchOf(Array.from({ length: 9000 }, (_, i) => hit(i)))
    await gatherHits(left.search, 'x', () => false)
    expect(left.asked).toEqual([0])
    expect(
      await gatherHits(
        async () => refuse('Closed.'),
        'x',
        () => true
      )
    ).toEqual(refuse('Closed.'))
    // A total that is no longer true does not go on for ever.
    const shrunk = await gatherHits(
      async () => done({ total: 99, hits: [], unread: [] }),
      'x',
      () => true
    )
    expect(shrunk).toEqual(done({ hits: [], isCut: false }))
  })

  it('[U25] are counted with their sources', () => {
    const hits = [hit(0), hit(1), hit(2), hit(3)]
    expect(countInWords(hits, new Set())).toBe('4 hits in 3 sources')
    expect(countInWords(hits, new Set([1, 2]))).toBe('2 of 4 hits in 1 source')
    expect(countInWords([hit(0)], new Set())).toBe('1 hit in 1 source')
  })
})
