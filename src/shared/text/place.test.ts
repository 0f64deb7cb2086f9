import { describe, expect, it } from 'vitest'
import type { Block, SourceText } from '#shared/model/source-text.ts'
import { placeOf } from './place.ts'

/** A text with one block after another, ten characters each. */
function blocks(...kinds: readonly Block['kind'][]): Block[] {
  return kinds.map((kind, i) => {
    const range = { start: i * 10, end: i * 10 + 9 }
    if (kind === 'heading') return { kind, level: 1, ...range }
    return kind === 'page' ? { kind, label: '?', ...range } : { kind, ...range }
  })
}

const withBlocks = (...all: readonly Block[]): SourceText => ({ text: '', blocks: all, marks: [] })
const page = (label: string, start: number, end: number): Block => ({ kind: 'page', label, start, end })

describe('places (T)', () => {
  it('[T8] counts paragraphs without headings and footnotes', () => {
    const text = withBlocks(...blocks('heading', 'paragraph', 'list-item', 'footnote', 'quotation'))
    const paragraphs = [0, 10, 25, 30, 48].map(offset => placeOf(text, offset).paragraph)
    expect(paragraphs).toEqual([null, 1, 2, null, 3])
  })

  it('[T8] names the page by its label', () => {
    const pages = [page('iv', 0, 29), page('1', 30, 59)]
    const text = withBlocks(...pages, ...blocks('paragraph', 'paragraph', 'paragraph', 'paragraph'))
    expect(placeOf(text, 29)).toEqual({ page: 'iv', paragraph: 4 })
    expect(placeOf(text, 30)).toEqual({ page: '1', paragraph: 4 })
  })

  it('[T8] says nothing where there is nothing to count', () => {
    expect(placeOf(withBlocks(), 0)).toEqual({ page: null, paragraph: null })
  })
})
