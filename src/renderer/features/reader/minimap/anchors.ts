import type { Ground } from '../kernel/caret.ts'
import type { Surface } from '../surface.ts'
import type { Anchor } from './rows.ts'

/** As many places of a text are measured; between them the map goes in a straight line. */
const MOST = 300

/** Measure where parts of a text stand, from its top to its end. */
export function anchorsOf(surface: Surface, scroller: HTMLElement, { text, blocks }: Ground): readonly Anchor[] {
  const height = scroller.scrollHeight
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop
  const step = Math.max(1, Math.ceil(blocks.length / MOST))
  const anchors: Anchor[] = []
  for (let index = 0; index < blocks.length; index += step) {
    const offset = blocks[index]?.start ?? 0
    const rect = surface.elementAt(offset)?.getBoundingClientRect()
    // Of what stands at one height, as the blocks of a page that is not drawn, the first counts.
    if (rect) add(anchors, { offset, share: (rect.top - origin) / height })
  }
  const last = surface.elementAt(text.length)?.getBoundingClientRect()
  if (last) add(anchors, { offset: text.length, share: (last.bottom - origin) / height })
  return anchors
}

function add(anchors: Anchor[], anchor: Anchor): void {
  const last = anchors.at(-1)
  if (!last || (anchor.share > last.share && anchor.offset > last.offset)) anchors.push(anchor)
}
