import type { ReadBlock } from './blocks.ts'

/** Blocks beside one another that are laid out together once they come near what is in sight. */
export type Section = {
  /** The number of its first block, and the one after its last. */
  readonly from: number
  readonly to: number
  /** How many lines it takes, as nearly as can be told before it is laid out. */
  readonly lines: number
}

/** Into as many sections a text is cut, unless they would hold too much. */
const SECTIONS = 100
/** More blocks or characters, laid out at once, would be felt while scrolling. */
const MOST_BLOCKS = 24
const MOST_CHARACTERS = 12_000
/** About the characters in a line, and the lines that the room below a block is worth. */
const LINE = 66
const ROOM = 0.648

/**
 * Cut blocks into sections, from one of them on. What is out of sight is then skipped by section: to ask thousands of
 * blocks with every frame whether they are in sight costs more than to draw those that are.
 */
export function sectionsOf(blocks: readonly ReadBlock[], from: number): readonly Section[] {
  const most = Math.min(MOST_BLOCKS, Math.ceil((blocks.length - from) / SECTIONS))
  const sections: Section[] = []
  let begun = from
  let lines = 0
  for (let index = from; index < blocks.length; index++) {
    lines += linesOf(blocks[index]) + ROOM
    const isFull = index + 1 - begun >= most || lettersOf(blocks, begun, index + 1) > MOST_CHARACTERS
    if (!isFull && index + 1 < blocks.length) continue
    sections.push({ from: begun, to: index + 1, lines })
    begun = index + 1
    lines = 0
  }
  return sections
}

function linesOf(block: ReadBlock | undefined): number {
  return block ? Math.max(1, Math.ceil((block.end - block.start) / LINE)) : 0
}

/** How many characters there would be with the next block. */
function lettersOf(blocks: readonly ReadBlock[], from: number, to: number): number {
  return (blocks[to]?.end ?? blocks[to - 1]?.end ?? 0) - (blocks[from]?.start ?? 0)
}

/** More lines than a tall window shows at once. */
const IN_SIGHT = 150

/** How many of the first sections hold all that is in sight of a text that is read from its beginning. */
export function sightOf(sections: readonly Section[]): number {
  let lines = 0
  const last = sections.findIndex(section => (lines += section.lines) >= IN_SIGHT)
  return last < 0 ? sections.length : last + 1
}
