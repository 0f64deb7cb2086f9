import { describe, expect, it } from 'vitest'
import { findAll, firstFrom, searchable, type Wanted } from './hits.ts'

function found(text: string, words: string, options: Partial<Wanted> = {}): readonly string[] {
  return placesIn(text, words, options).map(({ start, end }) => text.slice(start, end))
}

function placesIn(text: string, words: string, options: Partial<Wanted> = {}) {
  const wanted = { words, isExact: false, isWhole: false, ...options }
  return [...findAll(searchable(text), wanted)].filter(hit => hit !== null)
}

describe('finding in a text (R)', () => {
  it('[R50] takes no notice of case, accents, quotes and white space', () => {
    expect(found('L’Été, l\u2019e\u0301te\u0301, L"ete', "l'été")).toEqual(['L’Été', 'l\u2019e\u0301te\u0301'])
    expect(found('The end.\n\n  But then', 'end. but')).toEqual(['end.\n\n  But'])
    expect(found('Œuvre, oeuvre', 'oe')).toEqual(['Œ', 'oe'])
    expect(found('كِتَاب كتاب', 'كتاب')).toHaveLength(2)
    expect(found('aaaa', 'aa')).toEqual(['aa', 'aa'])
  })

  it('[R50] finds nothing for nothing', () => {
    for (const words of ['', '   ', '\u0301', '\u200B']) expect(found('a b  c', words)).toEqual([])
    expect(found('', 'a')).toEqual([])
    expect(found('a.b', '.*')).toEqual([])
  })

  it('[R51] takes letters as typed when asked to, however they are composed', () => {
    const text = 'resume résumé re\u0301sume\u0301 Résumé “résumé”'
    expect(found(text, 'résumé', { isExact: true })).toEqual(['résumé', 're\u0301sume\u0301', 'résumé'])
    expect(found(text, '"résumé"', { isExact: true })).toEqual(['“résumé”'])
    expect(found(text, 're', { isExact: true })).toEqual(['re'])
    expect(found('AAa', 'Aa', { isExact: true })).toEqual(['Aa'])
    expect(found('œ oe', 'oe', { isExact: true })).toEqual(['oe'])
  })

  it('[R51] takes whole words when asked to', () => {
    expect(placesIn('art, party, art’s, l’art part.', 'art', { isWhole: true }).map(({ start }) => start)).toEqual([0])
    expect(found('the art of war', 'art of', { isWhole: true })).toEqual(['art of'])
    expect(found('the cart of war', 'art of', { isWhole: true })).toEqual([])
    expect(found('(art)', '(art)', { isWhole: true })).toEqual(['(art)'])
  })

  it('[R50] finds what stands over the pieces that a long text is folded in, once', () => {
    const line = 'Zeugen erklärten, was sie sahen. '
    const text = line.repeat(2000)
    const hits = placesIn(text, 'sahen. zeugen')
    expect(hits).toHaveLength(1999)
    expect(hits.every(({ start }, index) => start === index * line.length + line.indexOf('sahen'))).toBe(true)
    expect(placesIn('見聞'.repeat(5000), '聞見')).toHaveLength(4999)
    expect(placesIn('e\u0301'.repeat(6000), 'e')).toHaveLength(6000)
    expect(placesIn('😀'.repeat(5000), '😀')).toHaveLength(5000)
    expect(placesIn(`${' '.repeat(9000)}a${'\n'.repeat(9000)}b`, 'a b')).toHaveLength(1)
  })

  it('[R50] pauses often enough to leave a window its turns', () => {
    const wanted = { words: 'e', isExact: true, isWhole: true }
    const steps = [...findAll(searchable('he e '.repeat(20_000)), wanted)]
    expect(steps.filter(step => step !== null)).toHaveLength(20_000)
    expect(steps.length).toBeGreaterThan(40_000)
  })

  it('[R50] begins at the place one is at, and goes round', () => {
    const hits = [3, 9, 20].map(start => ({ start, end: start + 2 }))
    expect([0, 3, 4, 20, 21].map(offset => firstFrom(hits, offset))).toEqual([0, 0, 1, 2, 0])
    expect(firstFrom([], 5)).toBe(-1)
  })
})
