import type { Range, SourceText } from '#shared/model/source-text.ts'
import { sentencesOf } from './sentences.ts'

/** How much of what stands around a place is meant. */
export const units = ['words', 'sentence', 'paragraph'] as const
export type Unit = (typeof units)[number]

/** Widen a range to the whole sentences or paragraphs that it touches; to nothing more where it stands in none. */
export function unitAround({ text, blocks }: SourceText, range: Range, unit: Unit, language: string): Range {
  if (unit === 'words') return range
  const touched = blocks.filter(
    block => block.kind !== 'page' && block.start < Math.max(range.end, range.start + 1) && block.end > range.start
  )
  const parts = unit === 'paragraph' ? touched : touched.flatMap(block => sentencesIn(text, block, language))
  const within = parts.filter(({ start, end }) => start < range.end && end > range.start)
  const [first] = within
  const last = within.at(-1)
  return first && last ? { start: Math.min(first.start, range.start), end: Math.max(last.end, range.end) } : range
}

function sentencesIn(text: string, block: Range, language: string): readonly Range[] {
  return sentencesOf(text.slice(block.start, block.end), language).map(({ start, end }) => ({
    start: block.start + start,
    end: block.start + end
  }))
}
