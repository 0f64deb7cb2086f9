import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapToWords, trimRange, wordCount, wordsAfter, wordsBefore } from './words.ts'

const report = 'On 30 July 2023, the junta’s leader left “at once”.\n\nNobody said why.'
const snapped = (from: string, to = from) => {
  const range = snapToWords(report, report.indexOf(from), report.indexOf(to) + to.length)
  return report.slice(range.start, range.end)
}

describe('words (T)', () => {
  it('[T5] counts words, not signs', () => {
    expect([wordCount(report), wordCount(''), wordCount(' — \n… ')]).toEqual([13, 0, 0])
  })

  it('[T6] widens a range to whole words', () => {
    expect(snapped('unta’s lea')).toBe('junta’s leader')
    expect(snapped('uly', '20')).toBe('July 2023')
  })

  it('[T6] leaves signs as they are selected', () => {
    expect(snapped('once”.')).toBe('once”.')
    expect(snapped('nce”')).toBe('once”')
  })

  it('[T6] leaves white space at the ends out, and keeps nothing of nothing', () => {
    expect(snapped('.\n\nNob', 'Nob')).toBe('.\n\nNobody')
    expect(snapToWords(report, 51, 53)).toEqual({ start: 53, end: 53 })
    expect(trimRange(' a ', 0, 99)).toEqual({ start: 1, end: 2 })
    expect(trimRange(' a ', 5, 99)).toEqual({ start: 3, end: 3 })
  })

  it('[T6] never makes a selection smaller but for white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), fc.nat(20), (text, start, more) => {
        const range = snapToWords(text, Math.min(start, text.length), Math.min(start + more, text.length))
        const trimmed = trimRange(text, Math.min(start, text.length), Math.min(start + more, text.length))
        expect(range.start).toBeLessThanOrEqual(trimmed.start)
        expect(range.end).toBeGreaterThanOrEqual(trimmed.end)
      })
    )
  })

  it('[T7] gives the words around a passage, whole', () => {
    const at = report.indexOf('leader')
    expect(wordsBefore(report, at, 2)).toBe('the junta’s ')
    expect(wordsAfter(report, at + 6, 3)).toBe(' left “at once”.')
    expect(wordsBefore(report, 0, 3)).toBe('')
    expect(wordsAfter(report, report.length, 3)).toBe('')
  })

  it('[T7] gives no half word where a long one is cut', () => {
    const long = `${'x'.repeat(90)} ${'y'.repeat(30)}`
    expect(wordsBefore(long, long.length, 3)).toBe('y'.repeat(30))
    expect(wordsAfter(long, 0, 6)).toBe('x'.repeat(90))
  })

  it('[T7] counts characters where no spaces part the words', () => {
    expect(wordsAfter('政变发生在七月', 0, 3)).toBe('政变发')
  })
})
