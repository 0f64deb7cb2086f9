import type { Stretch } from './kernel/caret.ts'
import type { Picture } from './kernel/painting.ts'
import type { Surface } from './surface.ts'

/** What one text shows of a highlight of the style sheet, by the keys of its stretches. */
type Layer = Map<string, readonly StaticRange[]>
type Painted = { readonly layers: Map<string, Layer>; drawn: number }

// The style sheet's names are the document's own, so texts side by side put their ranges into the same highlights.
const highlights = new Map<string, Highlight>()
const texts = new Map<Surface, Painted>()

/** Paint excerpts over the plain text: only what differs from what is painted already. */
export function paintPicture(surface: Surface, picture: Picture, drawn: number): void {
  const painted = paintedOn(surface)
  if (painted.drawn !== drawn)
    for (const name of [...painted.layers.keys()].filter(isOfExcerpts)) wipeLayer(painted, name)
  painted.drawn = drawn
  const names = new Set([...[...painted.layers.keys()].filter(isOfExcerpts), ...picture.keys()])
  for (const name of names) paintLayer(name, surface, picture.get(name) ?? none)
}

/** Paint the selection, the passage that was looked for, or what a border is dragged over; null takes it away. */
export function paintStretch(
  name: 'reader-selection' | 'reader-flash',
  surface: Surface,
  stretch: Stretch | null
): void {
  const isShown = stretch && stretch.start < stretch.end
  if (isShown) paintLayer(name, surface, new Map([[`${stretch.start}-${stretch.end}`, stretch]]))
  // A text that is gone meanwhile is not painted anew.
  else if (texts.has(surface)) paintLayer(name, surface, none)
}

/** Take everything away that was painted on a text. */
export function wipe(surface: Surface): void {
  const painted = texts.get(surface)
  if (!painted) return
  for (const name of [...painted.layers.keys()]) wipeLayer(painted, name)
  texts.delete(surface)
}

function paintedOn(surface: Surface): Painted {
  const painted = texts.get(surface) ?? { layers: new Map<string, Layer>(), drawn: -1 }
  texts.set(surface, painted)
  return painted
}

function wipeLayer({ layers }: Painted, name: string): void {
  const layer = layers.get(name)
  const highlight = highlights.get(name)
  layers.delete(name)
  if (!layer || !highlight) return
  // One by one would be slow where this text is the only one, as it nearly always is.
  const isOnly = [...texts.values()].every(other => !other.layers.has(name))
  if (isOnly) highlight.clear()
  else for (const range of [...layer.values()].flat()) highlight.delete(range)
  if (!isOnly) return
  CSS.highlights.delete(name)
  highlights.delete(name)
}

function isOfExcerpts(name: string): boolean {
  return name.startsWith('excerpt-')
}

const none: ReadonlyMap<string, Stretch> = new Map()

function paintLayer(name: string, surface: Surface, stretches: ReadonlyMap<string, Stretch>): void {
  const { layers } = paintedOn(surface)
  const layer: Layer = layers.get(name) ?? new Map<string, readonly StaticRange[]>()
  layers.set(name, layer)
  const highlight = highlights.get(name) ?? newHighlight(name)
  for (const [key, ranges] of layer) {
    if (stretches.has(key)) continue
    for (const range of ranges) highlight.delete(range)
    layer.delete(key)
  }
  for (const [key, stretch] of stretches) {
    if (layer.has(key)) continue
    const ranges = surface.paintable(stretch)
    for (const range of ranges) highlight.add(range)
    layer.set(key, ranges)
  }
}

function newHighlight(name: string): Highlight {
  const highlight = new Highlight()
  highlight.priority = priorityOf(name)
  CSS.highlights.set(name, highlight)
  highlights.set(name, highlight)
  return highlight
}

function priorityOf(name: string): number {
  if (name.startsWith('reader-')) return 4
  if (name.startsWith('excerpt-current-')) return 3
  return name === 'excerpt-overlap' ? 2 : 1
}
