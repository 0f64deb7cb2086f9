import type { Stretch } from './kernel/caret.ts'
import type { Picture } from './kernel/painting.ts'
import type { Surface } from './surface.ts'

/** What is painted of one highlight of the style sheet, by the keys of its stretches. */
type Layer = { readonly highlight: Highlight; readonly ranges: Map<string, StaticRange> }

// The style sheet's names are the document's own, so there is one set of layers for the one reader there is.
const layers = new Map<string, Layer>()
let painted: { readonly surface: Surface; readonly drawn: number } | null = null

/** Paint excerpts over the plain text: only what differs from what is painted already. */
export function paintPicture(surface: Surface, picture: Picture, drawn: number): void {
  if (painted?.surface !== surface) wipe()
  else if (painted.drawn !== drawn) for (const name of layers.keys()) if (isOfExcerpts(name)) wipeLayer(name)
  painted = { surface, drawn }
  const names = new Set([...[...layers.keys()].filter(isOfExcerpts), ...picture.keys()])
  for (const name of names) paintLayer(name, surface, picture.get(name) ?? none)
}

/** Paint the selection, the passage that was looked for, or what a border is dragged over; null takes it away. */
export function paintStretch(
  name: 'reader-selection' | 'reader-flash',
  surface: Surface,
  stretch: Stretch | null
): void {
  const isShown = stretch && stretch.start < stretch.end
  paintLayer(name, surface, isShown ? new Map([[`${stretch.start}-${stretch.end}`, stretch]]) : none)
}

/** Take everything away that was painted. */
export function wipe(): void {
  for (const name of layers.keys()) wipeLayer(name)
  painted = null
}

function wipeLayer(name: string): void {
  CSS.highlights.delete(name)
  layers.delete(name)
}

function isOfExcerpts(name: string): boolean {
  return name.startsWith('excerpt-')
}

const none: ReadonlyMap<string, Stretch> = new Map()

function paintLayer(name: string, surface: Surface, stretches: ReadonlyMap<string, Stretch>): void {
  const layer = layers.get(name) ?? newLayer(name)
  for (const [key, range] of layer.ranges) {
    if (stretches.has(key)) continue
    layer.highlight.delete(range)
    layer.ranges.delete(key)
  }
  for (const [key, stretch] of stretches) {
    if (layer.ranges.has(key)) continue
    const range = surface.paintable(stretch)
    layer.highlight.add(range)
    layer.ranges.set(key, range)
  }
}

function newLayer(name: string): Layer {
  const highlight = new Highlight()
  highlight.priority = priorityOf(name)
  CSS.highlights.set(name, highlight)
  const layer = { highlight, ranges: new Map<string, StaticRange>() }
  layers.set(name, layer)
  return layer
}

function priorityOf(name: string): number {
  if (name.startsWith('reader-')) return 4
  if (name.startsWith('excerpt-current-')) return 3
  return name === 'excerpt-overlap' ? 2 : 1
}
