import type { HitsToTag } from '#renderer/reading.ts'
import type { Source } from '#shared/model/source.ts'
import type { Stretch } from '../kernel/caret.ts'
import type { ReadText } from '../kernel/ground.ts'

/** As much stands around a place. */
const CONTEXT = 80

type Found = { readonly words: string; readonly hits: readonly Stretch[] }

/** Describe places that were found in a text, so that they can be looked through and tagged. */
export function hitsToTag(
  source: Pick<Source, 'id' | 'title'>,
  { text, placeAt }: Pick<ReadText, 'text' | 'placeAt'>,
  { words, hits }: Found
): HitsToTag {
  return {
    words,
    hits: hits.map(({ start, end }) => ({
      ...{ sourceId: source.id, start, end, text: text.slice(start, end) },
      before: text.slice(Math.max(0, start - CONTEXT), start),
      after: text.slice(end, end + CONTEXT),
      where: placeAt(start) || source.title
    }))
  }
}
