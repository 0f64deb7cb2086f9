import type { Colour } from '#shared/model/tag.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import type { Stretch } from './caret.ts'
import { overlapsOf, piecesOf } from './lanes.ts'

/** What an excerpt is painted in; one without a tag has no colour. */
export type Paint = Colour | 'none'

/** What each highlight of the style sheet holds: by a key that names the stretch, so that only differences are painted. */
export type Picture = ReadonlyMap<string, ReadonlyMap<string, Stretch>>

/** The colours of an excerpt's tags, each once, in the order of the tags. */
export function paintsOf(tagIds: readonly string[], colourOf: ReadonlyMap<string, Colour>): readonly Paint[] {
  const colours = new Set(tagIds.flatMap(id => colourOf.get(id) ?? []))
  return colours.size > 0 ? [...colours] : ['none']
}

/**
 * Say which stretches go into which highlight: where excerpts overlap the smallest shows, as a press picks it, and the
 * margin tells of the others. The current excerpt stands out as a whole, in its first colour.
 */
export function pictureOf(
  excerpts: readonly PaintedExcerpt[],
  colourOf: ReadonlyMap<string, Colour>,
  currentId: string | null
): Picture {
  const picture = new Map<string, Map<string, Stretch>>()
  for (const { of, ...piece } of piecesOf(excerpts))
    for (const paint of paintsOf(of.tagIds, colourOf)) add(picture, `excerpt-${paint}`, piece)
  for (const overlap of overlapsOf(excerpts)) add(picture, 'excerpt-overlap', overlap)
  const current = excerpts.find(({ id }) => id === currentId)
  if (current) add(picture, `excerpt-current-${paintsOf(current.tagIds, colourOf)[0] ?? 'none'}`, current)
  return picture
}

function add(picture: Map<string, Map<string, Stretch>>, name: string, { start, end }: Stretch): void {
  const stretches = picture.get(name) ?? new Map<string, Stretch>()
  picture.set(name, stretches.set(`${start}-${end}`, { start, end }))
}
