import { useMemo } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { t } from '#renderer/words.ts'
import type { Colour } from '#shared/model/tag.ts'
import type { TagRow } from '#shared/queries/codebook.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { blockAt } from './kernel/blocks.ts'
import type { ReadText } from './kernel/ground.ts'
import { indexIntervals, type IntervalIndex } from './kernel/interval-index.ts'
import { lanesOf, type Lanes } from './kernel/lanes.ts'
import { paintsOf, type Paint } from './kernel/painting.ts'
import { shownOf } from './kernel/shown.ts'
import { usePaintingChoice } from './painting-choice.ts'

/** The excerpts of the source that is read, and how to show them. */
export type Marks = {
  /** Those that are painted, in reading order. */
  readonly excerpts: readonly PaintedExcerpt[]
  /** Those that are not painted, too. */
  readonly byId: ReadonlyMap<string, PaintedExcerpt>
  readonly index: IntervalIndex<PaintedExcerpt>
  /** The lanes of the margin that their bars stand in. */
  readonly lanes: Lanes
  /** The codebook. */
  readonly rows: readonly TagRow[]
  readonly colourOf: ReadonlyMap<string, Colour>
  readonly paintOf: (excerpt: PaintedExcerpt) => Paint
  /** The names of its tags, or what is said where there are none. */
  readonly tagsOf: (excerpt: PaintedExcerpt) => string
  /** Its tags, place and first words. */
  readonly nameOf: (excerpt: PaintedExcerpt) => string
  readonly wordsOf: (excerpt: PaintedExcerpt) => string
}

const noExcerpts: readonly PaintedExcerpt[] = []
const noRows: readonly TagRow[] = []

/** About the characters in a line: two excerpts in one line may not share a lane, though they do not overlap. */
const LINE = 72

/** Follow the excerpts of a source and the codebook. */
export function useMarks(sourceId: string, text: ReadText): Marks {
  const all = useAnswer({ kind: 'painted', sourceId }) ?? noExcerpts
  const { hidden } = usePaintingChoice()
  const excerpts = useMemo(() => shownOf(all, hidden), [all, hidden])
  const rows = useAnswer({ kind: 'codebook' })?.rows ?? noRows

  const places = useMemo(
    () => ({
      byId: new Map(all.map(excerpt => [excerpt.id, excerpt])),
      index: indexIntervals(excerpts),
      lanes: lanesOf(excerpts.map(({ id, start, end }) => ({ id, start, end: lineEnd(text, end) })))
    }),
    [all, excerpts, text]
  )
  const words = useMemo(() => wordsFor(rows, hidden, text), [rows, hidden, text])
  return useMemo(() => ({ excerpts, rows, ...places, ...words }), [excerpts, rows, places, words])
}

function wordsFor(rows: readonly TagRow[], hidden: ReadonlySet<string>, text: ReadText) {
  const colourOf = new Map(rows.flatMap(({ tag, colour }) => (hidden.has(tag.id) ? [] : [[tag.id, colour] as const])))
  const names = new Map(rows.map(({ tag }) => [tag.id, tag.name]))
  const paintOf = ({ tagIds }: PaintedExcerpt) => paintsOf(tagIds, colourOf)[0] ?? 'none'
  const tagsOf = ({ tagIds }: PaintedExcerpt) => tagIds.flatMap(id => names.get(id) ?? []).join(', ') || t('No tag')
  const wordsOf = ({ start, end }: PaintedExcerpt) => {
    const words = text.text.slice(start, Math.min(end, start + 80))
    return t('“{words}”', { words: end > start + 80 ? `${words}…` : words })
  }
  const nameOf = (excerpt: PaintedExcerpt) =>
    t('{tags}: {words}', {
      tags: [tagsOf(excerpt), text.placeAt(excerpt.start)].filter(Boolean).join(', '),
      words: wordsOf(excerpt)
    })
  return { colourOf, paintOf, tagsOf, wordsOf, nameOf }
}

function lineEnd({ blocks }: ReadText, end: number): number {
  const block = blocks[blockAt(blocks, end - 1)]
  return Math.max(end, Math.min(end + LINE, block?.end ?? end))
}
