import { lastWhere } from '#shared/text/bisect.ts'
import type { ReadBlock } from '../kernel/blocks.ts'
import type { Stretch } from '../kernel/caret.ts'

/** A heading of the text; `depth` is 0 for the highest level there is. */
export type Heading = Stretch & { readonly words: string; readonly depth: number }

const LONGEST = 160

/** List the headings of a text, each as deep as there are levels above its own. */
export function outlineOf(text: string, blocks: readonly ReadBlock[]): readonly Heading[] {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  const levels = [...new Set(headings.map(({ level }) => level))].toSorted((a, b) => a - b)
  return headings.flatMap(({ start, end, level }) => {
    const words = text.slice(start, end).replace(/\s+/g, ' ').trim().slice(0, LONGEST)
    return words === '' ? [] : [{ start, end, words, depth: levels.indexOf(level) }]
  })
}

/** The number of the heading that an offset stands under; -1 before the first. */
export function sectionAt(headings: readonly Heading[], offset: number): number {
  return lastWhere(headings, ({ start }) => start <= offset)
}

/** As many headings as a list shows, around the one at hand. */
export function around<T>(items: readonly T[], index: number, most: number): readonly T[] {
  const first = Math.max(0, Math.min(index - (most >> 1), items.length - most))
  return items.slice(first, first + most)
}
