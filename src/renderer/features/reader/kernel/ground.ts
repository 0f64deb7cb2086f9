import type { SourceText } from '#shared/model/source-text.ts'
import { placeOf } from '#shared/text/place.ts'
import { readBlocks } from './blocks.ts'
import type { Ground } from './caret.ts'
import { segmentBlocks, type Segment } from './segments.ts'

/** A source's text made ready to be shown. */
export type ReadText = Ground & {
  readonly segments: readonly (readonly Segment[])[]
  /** Where a reader of the original finds an offset: “p. 3, ¶ 12”, or nothing where that cannot be said. */
  readonly placeAt: (offset: number) => string
}

/** Make a text ready to be shown; done once for each text. */
export function readText(source: SourceText): ReadText {
  const blocks = readBlocks(source)
  return {
    text: source.text,
    blocks,
    segments: segmentBlocks(blocks, source.marks),
    placeAt: offset => {
      const { page, paragraph } = placeOf(source, offset)
      return [page !== null && `p. ${page}`, paragraph !== null && `¶ ${paragraph}`].filter(Boolean).join(', ')
    }
  }
}
