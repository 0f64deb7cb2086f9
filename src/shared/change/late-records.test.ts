import { describe, expect, it } from 'vitest'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { LateRecord, LateRecords } from './late-records.ts'

/** A table of three records, and which of them were read. */
function late() {
  const read: string[] = []
  class Recorded extends LateRecord<Excerpt> {
    readonly id: string
    readonly sourceId = 's1'
    constructor(id: string) {
      super()
      this.id = id
    }
    read(): Excerpt {
      read.push(this.id)
      return excerpt(this.id)
    }
  }
  const records = new LateRecords<Excerpt>()
  for (const id of ['a', 'b', 'c']) records.setLate(new Recorded(id))
  return { records, read, Recorded }
}

const excerpt = (id: string) => ({ id, sourceId: 's1', note: `on ${id}` }) as Excerpt
const all = new Map(['a', 'b', 'c'].map(id => [id, excerpt(id)]))

describe('records that are read late (C)', () => {
  it('[C6] are read when they are first asked for, and once', () => {
    const { records, read } = late()
    expect([records.size, records.has('b'), [...records.keys()], [...records.heads()].length, read]).toEqual([
      ...[3, true, ['a', 'b', 'c'], 3, []]
    ])
    expect(records.get('b')).toEqual(excerpt('b'))
    expect(records.get('b')).toBe(records.get('b'))
    expect(records.get('none')).toBeUndefined()
    expect(read).toEqual(['b'])
    expect([...records.values()]).toEqual([...all.values()])
    expect(new Map(records)).toEqual(all)
    expect(read).toEqual(['b', 'a', 'c'])
  })

  it('[C6] are what was put in their place, also while they are gone through', () => {
    const { records, read } = late()
    const note = { ...excerpt('c'), note: 'another' }
    const seen: string[] = []
    for (const [id, record] of records) {
      if (id === 'a') records.set('c', note).delete('b')
      seen.push(`${id} ${record.note}`)
    }
    expect([seen, read]).toEqual([['a on a', 'c another'], ['a']])
    const heads = [...records.heads()].map(({ id, sourceId }) => [id, sourceId])
    expect(heads).toEqual([
      ['a', 's1'],
      ['c', 's1']
    ])
    records.clear()
    expect([records.size, [...records]]).toEqual([0, []])
  })

  it('[C6] are never cloned unread', () => {
    const { records, Recorded } = late()
    expect(() => structuredClone(records)).toThrow('could not be cloned')
    records.forEach(() => {})
    expect(structuredClone(records)).toEqual(all)
    // One that is taken in twice is one.
    records.setLate(new Recorded('a'))
    records.setLate(new Recorded('a'))
    expect([records.size, records.get('a'), [...records.entries()].length]).toEqual([3, excerpt('a'), 3])
  })
})
