import type { Mark } from '#shared/model/source-text.ts'
import type { ReadBlock } from './blocks.ts'

/** A stretch of a block's text that bears the same marks throughout; it becomes one text node. */
export type Segment = {
  readonly start: number
  readonly end: number
  readonly isStrong: boolean
  readonly isEmphasis: boolean
  /** Where the link leads; null outside links. */
  readonly href: string | null
}

/** Cut every block into its segments: nested and overlapping marks become flat, marks over two blocks are split. */
export function segmentBlocks(blocks: readonly ReadBlock[], marks: readonly Mark[]): readonly (readonly Segment[])[] {
  const ordered = marks.toSorted((a, b) => a.start - b.start)
  let next = 0
  let open: readonly Mark[] = []
  return blocks.map(block => {
    const begun: Mark[] = []
    for (let mark = ordered[next]; mark && mark.start < block.end; mark = ordered[++next]) begun.push(mark)
    open = [...open, ...begun].filter(mark => mark.end > block.start)
    return segmentsOf(block, open)
  })
}

function segmentsOf({ start, end }: ReadBlock, marks: readonly Mark[]): readonly Segment[] {
  if (marks.length === 0) return start < end ? [plain(start, end)] : []
  const cuts = marks.flatMap(mark => [mark.start, mark.end]).filter(cut => cut > start && cut < end)
  const edges = [...new Set([start, ...cuts, end])].toSorted((a, b) => a - b)
  return edges.slice(0, -1).map((from, i) => segment(from, edges[i + 1] ?? end, marks))
}

function segment(start: number, end: number, marks: readonly Mark[]): Segment {
  const over = marks.filter(mark => mark.start <= start && mark.end >= end)
  const link = over.findLast(mark => mark.kind === 'link')
  return {
    start,
    end,
    isStrong: over.some(mark => mark.kind === 'strong'),
    isEmphasis: over.some(mark => mark.kind === 'emphasis'),
    href: link?.href ?? null
  }
}

function plain(start: number, end: number): Segment {
  return { start, end, isStrong: false, isEmphasis: false, href: null }
}
