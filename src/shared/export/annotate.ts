import type { Block, SourceText } from '#shared/model/source-text.ts'
import { countWhile } from '#shared/text/bisect.ts'
import type { Entry } from './report.ts'

/** A block of a source with the places where excerpts begin and end in it. */
export type MarkedBlock = { readonly block: Block; readonly pieces: readonly Piece[] }

/** Words borne by the same excerpts throughout, or the place where one begins or ends. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string; readonly within: readonly Entry[] }
  | { readonly kind: 'start' | 'end'; readonly entry: Entry }

/**
 * Cut a source's text at the borders of its excerpts, however they overlap, a block at a time. The entries come as they
 * stand in the text; page marks stand between the blocks.
 */
export function* annotate(text: SourceText, entries: Iterable<Entry>): Generator<MarkedBlock> {
  const blocks = text.blocks.length > 0 ? text.blocks : [wholeOf(text)]
  const inOrder = blocks.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const borders = bordersOf(inOrder, entries)
  let next = borders.next()
  let open: readonly Bordered[] = []
  for (const block of inOrder) {
    if (block.kind === 'page') {
      yield { block, pieces: [] }
      continue
    }
    const begun: Bordered[] = []
    for (; !next.done && next.value.start < block.end; next = borders.next()) begun.push(next.value)
    // What ended before this block ends before every later one.
    open = [...open, ...begun].filter(({ end }) => end > block.start)
    yield { block, pieces: piecesOf(text.text, block, open) }
  }
}

/** An excerpt with the first and last of its words that stand in blocks. */
type Bordered = { readonly entry: Entry; readonly start: number; readonly end: number }

/** As their first words are read, which is the order of the entries. */
function* bordersOf(inOrder: readonly Block[], entries: Iterable<Entry>): Generator<Bordered, undefined> {
  const blocks = inOrder.filter(({ kind }) => kind !== 'page')
  for (const entry of entries) {
    const { start, end } = entry.excerpt.anchor
    const first = blocks[countWhile(blocks, block => block.end <= start)]
    const last = blocks[countWhile(blocks, block => block.start < end) - 1]
    const isHeld = first && last && first.start < end && last.end > start
    if (isHeld) yield { entry, start: Math.max(start, first.start), end: Math.min(end, last.end) }
  }
}

/** The borders stand in reading order. */
function piecesOf(text: string, { start, end }: Block, borders: readonly Bordered[]): readonly Piece[] {
  const cuts = new Set([start, end])
  for (const border of borders) for (const at of [border.start, border.end]) if (at > start && at < end) cuts.add(at)
  const places = [...cuts].toSorted((a, b) => a - b)
  const starting = Map.groupBy(borders, border => border.start)
  const ending = Map.groupBy(borders.toReversed(), border => border.end)
  let open = borders.filter(border => border.start < start)
  return places.flatMap((at, i): readonly Piece[] => {
    const next = places[i + 1]
    const ends = (ending.get(at) ?? []).map(({ entry }) => ({ kind: 'end' as const, entry }))
    if (next === undefined) return ends
    const begun = starting.get(at) ?? []
    const starts = begun.map(({ entry }) => ({ kind: 'start' as const, entry }))
    open = [...open, ...begun].filter(border => border.end > at)
    return [...ends, ...starts, { kind: 'words', text: text.slice(at, next), within: open.map(({ entry }) => entry) }]
  })
}

function wholeOf({ text }: SourceText): Block {
  return { kind: 'paragraph', start: 0, end: text.length }
}
