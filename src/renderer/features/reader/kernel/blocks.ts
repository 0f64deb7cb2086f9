import type { Block, SourceText } from '#shared/model/source-text.ts'
import { lastWhere } from '#shared/text/bisect.ts'

export { keepsLines } from '#shared/text/lines.ts'

/** A block as the reader shows it. */
export type ReadBlock = {
  readonly kind: Exclude<Block['kind'], 'page'>
  /** From 1 to 6 for a heading, 0 for everything else. */
  readonly level: number
  readonly start: number
  readonly end: number
  /** What the page is called, where the block is the first of one. */
  readonly page: string | null
}

/** List the blocks to show in reading order: pages become labels on the first block they hold. */
export function readBlocks({ text, blocks }: SourceText): readonly ReadBlock[] {
  const pages = blocks.filter(block => block.kind === 'page')
  const shown = blocks.filter(block => block.kind !== 'page').toSorted((a, b) => a.start - b.start)
  if (shown.length === 0)
    return text.trim() ? [{ kind: 'paragraph', level: 0, start: 0, end: text.length, page: null }] : []
  let next = 0
  return shown.map(block => {
    let page: string | null = null
    for (; (pages[next]?.start ?? Infinity) <= block.start; next++) page = pages[next]?.label ?? null
    const level = block.kind === 'heading' ? block.level : 0
    return { kind: block.kind, level, start: block.start, end: block.end, page }
  })
}

/** The number of the block an offset stands in; between two blocks the one before; -1 where there are none. */
export function blockAt(blocks: readonly ReadBlock[], offset: number): number {
  return Math.max(
    blocks.length > 0 ? 0 : -1,
    lastWhere(blocks, block => block.start <= offset)
  )
}

/** Move an offset that falls between blocks to the end of the block before it. */
export function intoBlock(blocks: readonly ReadBlock[], offset: number): number {
  const block = blocks[blockAt(blocks, offset)]
  return block ? Math.min(Math.max(offset, block.start), block.end) : 0
}
