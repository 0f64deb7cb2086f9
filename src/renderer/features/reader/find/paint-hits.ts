import type { Stretch } from '../kernel/caret.ts'
import type { Surface } from '../surface.ts'

type Painted = { readonly surface: Surface; readonly drawn: number; readonly hits: readonly Stretch[] }

/** Begin to paint on one text. The style sheet's names are the document's own, so texts side by side share them. */
export function hitPainter() {
  const all = layer('found', 5)
  const current = layer('found-current', 6)
  let painted: Painted | null = null

  return {
    /** Paint hits; where more was found than is painted already, only that. */
    paint: (surface: Surface, drawn: number, hits: readonly Stretch[]): void => {
      const isMore = painted?.surface === surface && painted.drawn === drawn && goesOn(painted.hits, hits)
      if (!isMore) all.wipe()
      all.add(surface, isMore ? hits.slice(painted?.hits.length ?? 0) : hits)
      painted = { surface, drawn, hits }
    },

    /** Paint the hit that one is at, over the others. */
    paintCurrent: (surface: Surface, hit: Stretch | null): void => {
      current.wipe()
      if (hit) current.add(surface, [hit])
    },

    wipe: (): void => {
      all.wipe()
      current.wipe()
      painted = null
    }
  }
}

function layer(name: string, priority: number) {
  let ranges: StaticRange[] = []
  return {
    add: (surface: Surface, stretches: readonly Stretch[]): void => {
      const highlight = CSS.highlights.get(name) ?? new Highlight()
      highlight.priority = priority
      CSS.highlights.set(name, highlight)
      for (const range of stretches.flatMap(surface.paintable)) {
        highlight.add(range)
        ranges.push(range)
      }
    },
    wipe: (): void => {
      const highlight = CSS.highlights.get(name)
      // One by one would be slow where this text is the only one, as it nearly always is.
      if (highlight && highlight.size === ranges.length) highlight.clear()
      else for (const range of ranges) highlight?.delete(range)
      ranges = []
    }
  }
}

function goesOn(before: readonly Stretch[], now: readonly Stretch[]): boolean {
  return before.length <= now.length && before.at(-1) === now[before.length - 1] && before[0] === now[0]
}
