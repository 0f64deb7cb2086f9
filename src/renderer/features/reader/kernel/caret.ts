import { segmenterFor, sentencesOf } from '#shared/text/sentences.ts'
import { blockAt, intoBlock, type ReadBlock } from './blocks.ts'

/** A stretch of text; the end is exclusive. */
export type Stretch = { readonly start: number; readonly end: number }

/** A text to move about in. */
export type Ground = {
  readonly text: string
  readonly blocks: readonly ReadBlock[]
  /** What it is written in, as BCP 47; sentences end as that language has it. */
  readonly language?: string
}

export type Unit = 'character' | 'word' | 'sentence' | 'paragraph'

/** The offset one unit further on; forward it stops at ends, backward at starts, as the hand expects of a word. */
export function moveBy(ground: Ground, offset: number, unit: Unit, isForward: boolean): number {
  const at = intoBlock(ground.blocks, offset)
  const index = blockAt(ground.blocks, at)
  const here = stopsOf(ground, index, unit, isForward)
  const stop = isForward ? here.find(place => place > at) : here.findLast(place => place < at)
  if (stop !== undefined) return stop
  return enter(ground, index + (isForward ? 1 : -1), unit, isForward) ?? at
}

/** The sentence or paragraph that an offset stands in, without the space around it; null in a text without any. */
export function unitAt(ground: Ground, offset: number, unit: 'sentence' | 'paragraph'): Stretch | null {
  const at = intoBlock(ground.blocks, offset)
  const units = unitsOf(ground, blockAt(ground.blocks, at), unit)
  return units.find(({ end }) => at < end) ?? units.at(-1) ?? null
}

/** The sentence or paragraph after or before a selection; null at the end of the text. */
export function unitBeside(
  ground: Ground,
  from: Stretch,
  unit: 'sentence' | 'paragraph',
  isForward: boolean
): Stretch | null {
  const step = isForward ? 1 : -1
  const first = blockAt(ground.blocks, isForward ? Math.max(from.start, from.end - 1) : from.start)
  for (let index = first; index >= 0 && index < ground.blocks.length; index += step) {
    const units = unitsOf(ground, index, unit)
    const found = isForward
      ? units.find(({ start }) => start >= from.end)
      : units.findLast(({ end }) => end <= from.start)
    if (found) return found
  }
  return null
}

/** Leave out the white space at both ends of a stretch; null when nothing is left. */
export function trim(text: string, { start, end }: Stretch): Stretch | null {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  const to = end - (words.length - words.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}

/** The first stop in a block entered from the one beside it; null beyond the ends of the text. */
function enter(ground: Ground, index: number, unit: Unit, isForward: boolean): number | null {
  const block = ground.blocks[index]
  if (!block) return null
  const [near, far] = isForward ? [block.start, block.end] : [block.end, block.start]
  // Characters begin at the near edge, and larger units at their first stop.
  if (unit === 'character') return near
  const stops = stopsOf(ground, index, unit, isForward)
  return stops.at(isForward ? 0 : -1) ?? far
}

function stopsOf(ground: Ground, index: number, unit: Unit, isForward: boolean): readonly number[] {
  if (unit === 'character') return edgesOf(ground, index)
  return unitsOf(ground, index, unit).map(({ start, end }) => (isForward ? end : start))
}

function edgesOf({ text, blocks, language = '' }: Ground, index: number): readonly number[] {
  const block = blocks[index]
  if (!block) return []
  const starts = [...segmenterFor(language, 'grapheme').segment(text.slice(block.start, block.end))].map(
    part => block.start + part.index
  )
  return [...starts, block.end]
}

function unitsOf(ground: Ground, index: number, unit: Exclude<Unit, 'character'>): readonly Stretch[] {
  const block = ground.blocks[index]
  if (!block) return []
  if (unit === 'paragraph') return trimmed(ground.text, [block])
  return partsOf(ground.text.slice(block.start, block.end), unit, ground.language ?? '').map(({ start, end }) => ({
    start: block.start + start,
    end: block.start + end
  }))
}

function partsOf(text: string, unit: 'word' | 'sentence', language: string): readonly Stretch[] {
  if (unit === 'sentence') return sentencesOf(text, language)
  const parts = [...segmenterFor(language, 'word').segment(text)]
  return parts
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }))
}

function trimmed(text: string, stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.flatMap(stretch => trim(text, stretch) ?? [])
}
