import type { Place } from '#shared/model/excerpt.ts'
import type { Block, SourceText } from '#shared/model/source-text.ts'

/** Say where a reader of the original finds an offset: on which page, in which paragraph. */
export function placeOf({ blocks }: SourceText, offset: number): Place {
  return { page: pageAt(blocks, offset), paragraph: paragraphAt(blocks, offset) }
}

function pageAt(blocks: readonly Block[], offset: number): string | null {
  let label: string | null = null
  for (const block of blocks) {
    if (block.kind !== 'page') continue
    // What stands between two pages is found at the end of the first.
    if (label !== null && block.start > offset) break
    label = block.label
  }
  return label
}

function paragraphAt(blocks: readonly Block[], offset: number): number | null {
  let count = 0
  for (const block of blocks) {
    if (block.kind === 'page') continue
    const isCounted = block.kind !== 'heading' && block.kind !== 'footnote'
    if (isCounted) count += 1
    if (offset < block.end) return isCounted ? count : null
  }
  return null
}
