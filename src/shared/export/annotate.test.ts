import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, SourceText } from '#shared/model/source-text.ts'
import { anExcerpt, textOf } from '../../testing/sahel.ts'
import { annotate, type Piece } from './annotate.ts'
import type { Entry } from './report.ts'

const someText = textOf('Words.')
const excerpt = anExcerpt('e', someText, 'Words.')

/** Excerpts of these ranges, numbered from 1. */
function entriesAt(ranges: readonly (readonly [number, number])[]): readonly Entry[] {
  return ranges.map(([start, end], i) => ({
    ...{ number: i + 1, note: '', tags: [] },
    excerpt: { ...excerpt, anchor: { ...excerpt.anchor, start, end } }
  }))
}

/** Paragraphs of these lengths, parted by gaps, on pages of three. */
function paragraphs(lengths: readonly number[], gap: number): SourceText {
  const blocks: Block[] = []
  let at = 0
  for (const [i, length] of lengths.entries()) {
    if (i % 3 === 0) blocks.push({ kind: 'page', label: String(i), start: at, end: at + 1 })
    blocks.push({ kind: 'paragraph', start: at, end: at + length })
    at += length + gap
  }
  return { text: 'abcdefghij'.repeat(Math.ceil(at / 10)), blocks, marks: [] }
}

const byNumber = (a: number, b: number) => a - b
const words = (pieces: readonly Piece[]) => pieces.filter(piece => piece.kind === 'words')

describe('annotated sources (X)', () => {
  it('[X10] marks every word with the excerpts that hold it, and each excerpt at its first and last word', () => {
    const place = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 25 }))
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(lengths, fc.nat(2), fc.array(place, { maxLength: 9 }), (sizes, gap, places) => {
        const text = paragraphs(sizes, gap)
        const inOrder = places.toSorted(([a], [b]) => a - b)
        const entries = entriesAt(inOrder.map(([start, length]) => [start, start + length]))
        const marked = [...annotate(text, entries)]
        const held = new Set<number>()
        for (const { block, pieces } of marked) {
          if (block.kind === 'page') continue
          let at = block.start
          for (const piece of words(pieces)) {
            expect(piece.text).toBe(text.text.slice(at, at + piece.text.length))
            for (const end = at + piece.text.length; at < end; at++) {
              const within = entries.filter(({ excerpt: { anchor } }) => anchor.start <= at && anchor.end > at)
              expect(piece.within.map(({ number }) => number).toSorted(byNumber)).toEqual(
                within.map(({ number }) => number)
              )
              for (const { number } of within) held.add(number)
            }
          }
          expect(at).toBe(block.end)
        }
        for (const kind of ['start', 'end'] as const) {
          const numbers = marked.flatMap(({ pieces }) =>
            pieces.flatMap(piece => (piece.kind === kind ? [piece.entry.number] : []))
          )
          expect(numbers.toSorted(byNumber)).toEqual([...held].toSorted(byNumber))
        }
      }),
      { numRuns: 500 }
    )
  })

  // How long it takes is measured by the bench; were it to grow with the square of the length, it would not end.
  it('[X10] marks all of many excerpts in a long source', () => {
    const text = paragraphs(
      Array.from({ length: 20_000 }, () => 20),
      2
    )
    const entries = entriesAt(Array.from({ length: 10_000 }, (_, i) => [i * 44 + 3, i * 44 + 30]))
    const annotated = [...annotate(text, entries)]
    expect(annotated).toHaveLength(text.blocks.length)
    const ends = annotated.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'end'))
    expect(ends).toHaveLength(entries.length)
  })
})
