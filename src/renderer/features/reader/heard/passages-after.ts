import type { Stretch } from '../kernel/caret.ts'
import type { Interval } from '../kernel/interval-index.ts'
import { blockAt, type ReadBlock } from '../kernel/blocks.ts'

/** An excerpt as it is heard after a block: from where it begins, or going on from a block above. */
export type Passage<T> = { readonly excerpt: T; readonly goesOn: boolean }

/** More are not told at once; whoever has heard these has gone on. */
const MOST = 200

/**
 * Tell after which block near what is in sight each excerpt is heard. A heading is called by its words alone, so that
 * what follows it tells.
 */
export function passagesAfter<T extends Interval>(
  excerpts: readonly T[],
  blocks: readonly ReadBlock[],
  near: Stretch
): ReadonlyMap<number, readonly Passage<T>[]> {
  const told = new Map<number, Passage<T>[]>()
  const [top, bottom] = [blockAt(blocks, near.start), blockAt(blocks, near.end)]
  let count = 0
  for (const excerpt of excerpts) {
    const first = blockAt(blocks, excerpt.start)
    const last = blockAt(blocks, Math.max(excerpt.start, excerpt.end - 1))
    for (let block = Math.max(first, top); block <= Math.min(last, bottom) && count < MOST; block++) {
      const after = belowHeading(blocks, block)
      const here = told.get(after) ?? []
      if (here.some(passage => passage.excerpt === excerpt)) continue
      told.set(after, [...here, { excerpt, goesOn: block > first }])
      count += 1
    }
  }
  return told
}

function belowHeading(blocks: readonly ReadBlock[], index: number): number {
  let below = index
  while (blocks[below]?.kind === 'heading') below += 1
  return below < blocks.length ? below : index
}
