import type { Ground } from '../kernel/caret.ts'
import type { Surface } from '../surface.ts'
import type { Anchor } from './rows.ts'

/** Measure where parts of a text stand, from its top to its end; between them the map goes in a straight line. */
export function anchorsOf(surface: Surface, scroller: HTMLElement, { text }: Ground): readonly Anchor[] {
  const height = scroller.scrollHeight
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop
  const boxes = surface.boxes()
  const anchors: Anchor[] = []
  for (const { start, box } of boxes) add(anchors, { offset: start, share: (box.top - origin) / height })
  const last = boxes.at(-1)
  if (last) add(anchors, { offset: text.length, share: (last.box.bottom - origin) / height })
  return anchors
}

function add(anchors: Anchor[], anchor: Anchor): void {
  const last = anchors.at(-1)
  if (!last || (anchor.share > last.share && anchor.offset > last.offset)) anchors.push(anchor)
}
