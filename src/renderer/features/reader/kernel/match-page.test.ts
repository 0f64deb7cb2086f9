import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageItem } from '#shared/text/page-items.ts'
import { matchPage } from './match-page.ts'

const item = (str: string, hasEOL = true, x = 72): PageItem => ({
  ...{ str, hasEOL, width: 10, height: 12 },
  transform: [12, 0, 0, 12, x, 700]
})

function wordsOf(text: string, items: readonly PageItem[], page = { start: 0, end: text.length }) {
  return matchPage(text, page, items).map(({ start, end, item: { str } }) => [str, text.slice(start, end)])
}

describe('the letters of a page (R)', () => {
  it('[R41] are found whatever white space stands between them', () => {
    const text = 'Twelve men were held.\n\nNo reason was given, they said.'
    const items = [
      item('Twelve   men', false),
      item(' ', false),
      item('were', true),
      item('held.'),
      item('No rea'),
      item('son was given, they said.')
    ]
    expect(wordsOf(text, items)).toEqual([
      ['Twelve   men', 'Twelve men '],
      ['were', 'were'],
      ['held.', 'held.'],
      ['No rea', 'No rea'],
      ['son was given, they said.', 'son was given, they said.']
    ])
  })

  it('[R41] that are not in the text are left out, and shift nothing', () => {
    const text = 'The court heard her. The court heard him.'
    expect(
      wordsOf(text, [item('The court'), item('— stamp —'), item('heard her.'), item('The court heard him.')])
    ).toEqual([
      ['The court', 'The court'],
      ['heard her.', 'heard her.'],
      ['The court heard him.', 'The court heard him.']
    ])
  })

  it('[R41] that stand in the text elsewhere, or within a word, take no place from those that follow', () => {
    const text = 'Twelve men were held in 2014. A second group of 4 was let go.'
    const items = [item('4'), item('Twelve men were held in 2014.'), item('A second group of 4 was let go.')]
    expect(wordsOf(text, items)).toEqual([
      ['Twelve men were held in 2014.', 'Twelve men were held in 2014.'],
      ['A second group of 4 was let go.', 'A second group of 4 was let go.']
    ])
  })

  it('[R41] of Arabic are found in their order and letters, however they were drawn', () => {
    const drawn = ['\uFEF0', '\uFEDF', '\u0625'].map((letter, at) => item(letter, false, at * 10))
    expect(wordsOf('إلى', drawn)).toEqual([
      ['\u0625', 'إ'],
      ['\uFEDF', 'ل'],
      ['\uFEF0', 'ى']
    ])
  })

  it('[R41] are looked for on their own page only', () => {
    const text = 'Same words.\n\nSame words.'
    expect(matchPage(text, { start: 13, end: 24 }, [item('Same words.')])).toMatchObject([{ start: 13, end: 24 }])
    expect(matchPage(text, { start: 12, end: 12 }, [item('Same words.')])).toEqual([])
  })

  it('[R41] of any text cut anywhere are all found, each where it stood', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '字', '👁', '-'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.boolean()), (words, cuts) => {
        const text = words.join(' ')
        const items = words.map(one => item(one, cuts.next().value))
        const found = matchPage(text, { start: 0, end: text.length }, items)
        expect(found.map(({ start, end }) => text.slice(start, end).trim())).toEqual(words)
        expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).toSorted((a, b) => a - b))
      })
    )
  })
})
