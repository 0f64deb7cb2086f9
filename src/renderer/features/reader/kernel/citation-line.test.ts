import { describe, expect, it } from 'vitest'
import type { Citation } from '#shared/model/source.ts'
import { citationParts, citedQuotation, dateInWords } from './citation-line.ts'

const source: Citation = {
  title: 'Three governments quit the court',
  authors: ['A. Kandé', 'B. Diallo'],
  publisher: 'Harmattan Post',
  published: '2025-09-23',
  accessed: '2026-11',
  url: '',
  language: 'fr',
  kind: 'news article'
}

describe('the citation of a source (R)', () => {
  it('[R11] says what is known, in words', () => {
    expect(citationParts(source).join(' · ')).toBe(
      'A. Kandé, B. Diallo · Harmattan Post · 23 September 2025 · read November 2026 · French'
    )
    expect(citationParts({ ...source, authors: [], publisher: '', published: '', accessed: '', language: '' })).toEqual(
      []
    )
  })

  it('[R11] leaves a date or language alone that it cannot read', () => {
    expect(['2025', '2025-02-31', 'spring'].map(dateInWords)).toEqual(['2025', '2025-02-31', 'spring'])
    expect(citationParts({ ...source, language: 'not a language' }).at(-1)).toBe('not a language')
  })

  it('[R11] goes with a quotation that is copied, in one line', () => {
    expect(citedQuotation(source, 'The court\nhad looked', '¶ 1')).toBe(
      '“The court had looked” (A. Kandé, B. Diallo, “Three governments quit the court”, Harmattan Post, 23 September 2025, ¶ 1)'
    )
  })
})
