import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, isFiltering, toggleTag } from './filters.ts'
import { fitContext } from './fit-context.ts'
import { placeOf } from './place.ts'
import { choose, chooseRange } from './selection.ts'

describe('the filter (E)', () => {
  it('[E2] forgets what it does not say', () => {
    expect(changed({ tagIds: ['coups'], match: 'all' }, { match: 'any', text: '', hasNote: false })).toEqual({
      tagIds: ['coups']
    })
    expect(changed({ tagIds: ['coups'] }, { tagIds: [] })).toEqual({})
    expect(changed({}, { withChildren: false, untagged: true })).toEqual({ withChildren: false, untagged: true })
  })

  it('[E2] takes a tag in and out again', () => {
    const one = toggleTag({ speaker: 'A minister' }, 'coups')
    expect(one).toEqual({ speaker: 'A minister', tagIds: ['coups'] })
    expect(toggleTag(toggleTag(one, 'bias'), 'coups')).toEqual({ speaker: 'A minister', tagIds: ['bias'] })
    expect(toggleTag(one, 'coups')).toEqual({ speaker: 'A minister' })
  })

  it('[E2] filters only when it leaves something out', () => {
    expect(isFiltering({})).toBe(false)
    expect(isFiltering({ match: 'all', withChildren: false })).toBe(false)
    expect(isFiltering({ text: 'court' })).toBe(true)
  })
})

describe('a passage in its surroundings (E)', () => {
  it('[E3] stands whole where there is room', () => {
    const all = { before: 'Then ', exact: 'the court', after: ' opened.' }
    expect(fitContext(all, 100)).toEqual(all)
  })

  it('[E3] keeps the passage in sight, and cuts around it at words', () => {
    const fitted = fitContext(
      { before: 'one two three four five six', exact: 'the court', after: 'a b c d e f g h' },
      35
    )
    expect(fitted).toEqual({ before: '…five six', exact: 'the court', after: 'a b c d e f g h' })
  })

  it('[E3] shows the beginning of a passage that is too long', () => {
    expect(fitContext({ before: 'one two', exact: 'the court opened an inquiry', after: 'soon' }, 12)).toEqual({
      before: '…',
      exact: 'the court…',
      after: ''
    })
  })

  it('[E3] never takes more room than there is, but for the dots', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.nat(80), (before, exact, after, room) => {
        const fitted = fitContext({ before, exact, after }, room)
        expect(fitted.before.length + fitted.exact.length + fitted.after.length).toBeLessThanOrEqual(room + 3)
      })
    )
  })

  it('[E3] says where it stands', () => {
    expect(placeOf({ page: '14', paragraph: 3 })).toBe('p. 14, ¶ 3')
    expect(placeOf({ page: null, paragraph: 3 })).toBe('¶ 3')
    expect(placeOf({ page: null, paragraph: null })).toBe('')
  })
})

describe('choosing rows (E)', () => {
  const row = (id: string, ...tagIds: string[]) => ({ id, tagIds })

  it('[E4] takes a row in and out again', () => {
    const one = choose(new Map(), row('e1', 'coups'))
    expect([...one.keys()]).toEqual(['e1'])
    expect([...choose(one, row('e1')).keys()]).toEqual([])
  })

  it('[E4] adds a range to what is chosen', () => {
    const chosen = chooseRange(new Map([['e9', []]]), [row('e1'), row('e2')])
    expect([...chosen.keys()]).toEqual(['e9', 'e1', 'e2'])
  })
})
