import type { Block, SourceText } from '#shared/model/source-text.ts'
import type { Entry } from './report.ts'

/** A block of a source with the places where excerpts begin and end in it. */
export type MarkedBlock = { readonly block: Block; readonly pieces: readonly Piece[] }

/** Words borne by the same excerpts throughout, or the place where one begins or ends. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string; readonly within: readonly Entry[] }
  | { readonly kind: 'start' | 'end'; readonly entry: Entry }

/** Cut a source's text at the borders of its excerpts, however they overlap. Page marks stand between the blocks. */
export function annotate(text: SourceText, entries: readonly Entry[]): readonly MarkedBlock[] {
  const blocks = text.blocks.length > 0 ? text.blocks : [wholeOf(text)]
  const inOrder = blocks.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const borders = bordersOf(inOrder, entries)
  let first = 0
  return inOrder.map(block => {
    if (block.kind === 'page') return { block, pieces: [] }
    // What ended before this block ends before every later one.
    while ((borders[first]?.end ?? Infinity) <= block.start) first += 1
    return { block, pieces: piecesOf(text.text, block, bordersWithin(borders, first, block)) }
  })
}

/** An excerpt with the first and last of its words that stand in blocks. */
type Bordered = { readonly entry: Entry; readonly start: number; readonly end: number }

function bordersOf(blocks: readonly Block[], entries: readonly Entry[]): readonly Bordered[] {
  const bordered = entries.flatMap(entry => {
    const { start, end } = entry.excerpt.anchor
    const held = blocks.filter(block => block.kind !== 'page' && block.start < end && block.end > start)
    const [first, last] = [held[0], held.at(-1)]
    return first && last ? [{ entry, start: Math.max(start, first.start), end: Math.min(end, last.end) }] : []
  })
  return bordered.toSorted((a, b) => a.end - b.end)
}

function bordersWithin(borders: readonly Bordered[], from: number, { start, end }: Block): readonly Bordered[] {
  return borders.slice(from).filter(border => border.start < end && border.end > start)
}

function piecesOf(text: string, { start, end }: Block, borders: readonly Bordered[]): readonly Piece[] {
  const cuts = new Set([start, end])
  for (const border of borders) for (const at of [border.start, border.end]) if (at > start && at < end) cuts.add(at)
  const places = [...cuts].toSorted((a, b) => a - b)
  const inReadingOrder = borders.toSorted((a, b) => a.start - b.start || a.entry.number - b.entry.number)
  return places.flatMap((at, i): readonly Piece[] => {
    const next = places[i + 1]
    const ending = inReadingOrder.toReversed().filter(border => border.end === at && at > start)
    const ends = ending.map(({ entry }) => ({ kind: 'end' as const, entry }))
    if (next === undefined) return ends
    const starting = inReadingOrder.filter(border => border.start === at)
    const starts = starting.map(({ entry }) => ({ kind: 'start' as const, entry }))
    const within = inReadingOrder.filter(border => border.start <= at && border.end >= next).map(({ entry }) => entry)
    return [...ends, ...starts, { kind: 'words', text: text.slice(at, next), within }]
  })
}

function wholeOf({ text }: SourceText): Block {
  return { kind: 'paragraph', start: 0, end: text.length }
}
