import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '#shared/model/notebook.ts'
import { IdSet } from './id-set.ts'
import { LateIndex } from './late-index.ts'

const records = new Map(['a', 'b', 'c'].map(id => [id, { id } as AnyRecord]))
const keysFor = ({ id }: AnyRecord) => (id === 'c' ? ['last', 'all'] : ['all'])
const late = () => new LateIndex(() => records.values(), keysFor)

/** An index as plain maps and sets. */
const plain = (index: ReadonlyMap<string, ReadonlySet<string>>) =>
  new Map([...index].map(([key, ids]) => [key, new Set(ids)]))

describe('an index that is filed late (C)', () => {
  const filed = new Map([
    ['all', new Set(['a', 'b', 'c'])],
    ['last', new Set(['c'])]
  ])

  it('[C1] holds the records of its table and nothing else, however it is asked first', () => {
    expect(plain(late())).toEqual(filed)
    expect([...late().keys()].sort()).toEqual(['all', 'last'])
    expect([late().size, late().get('last')?.size, late().has('none')]).toEqual([2, 1, false])
    const all = late().get('all') ?? new Set()
    expect([all.has('b'), [...all], all.size, all.delete('a'), [...all]]).toEqual([
      ...[true, ['a', 'b', 'c'], 3, true, ['b', 'c']]
    ])
    const cleared = late()
    cleared.clear()
    expect([cleared.size, [...cleared]]).toEqual([0, []])
  })

  it('[C1] is never cloned empty, before it is filed, between, or after', () => {
    expect(() => structuredClone(late())).toThrow('could not be cloned')
    const begun = late()
    const steps = begun.rest()
    steps.next()
    expect(() => structuredClone(begun)).toThrow('could not be cloned')
    for (const _ of steps);
    // What it is filed into is not filled in yet either.
    expect(() => structuredClone(begun)).toThrow('could not be cloned')
    expect(() => structuredClone(new IdSet(['a']))).toThrow('could not be cloned')
    expect(structuredClone(plain(begun))).toEqual(filed)
    const searched = new IdSet(['a'])
    expect(searched.has('a')).toBe(true)
    expect(structuredClone(searched)).toEqual(new Set(['a']))
  })
})
