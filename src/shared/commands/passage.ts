import { describeRange } from '#shared/anchor/describe.ts'
import type { Draft } from '#shared/change/draft.ts'
import { readingOrder } from '#shared/change/reading-order.ts'
import type { Anchor, Excerpt, Place } from '#shared/model/excerpt.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { Range } from '#shared/model/source-text.ts'
import type { Source } from '#shared/model/source.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { countWhile } from '#shared/text/bisect.ts'
import { placeOf } from '#shared/text/place.ts'
import { trimRange } from '#shared/text/words.ts'
import type { Context } from './command.ts'

/** The most characters that one excerpt may hold. */
export const LONGEST_PASSAGE = 50_000

/** Describe the passage between two offsets of a source, without the white space around it. */
export function passageOf(
  source: Source,
  range: Range,
  { textOf }: Context
): Result<{ readonly anchor: Anchor; readonly place: Place }> {
  const sourceText = textOf(source)
  if (!sourceText) return refuse(`The text of “${source.title}” cannot be read. Check the notebook folder.`)
  const { start, end } = trimRange(sourceText.text, range.start, range.end)
  if (start === end) return refuse('Select some text first.')
  if (end - start > LONGEST_PASSAGE)
    return refuse(`This passage is longer than ${LONGEST_PASSAGE} characters. Select a shorter one.`)
  const anchor = describeRange(sourceText.text, start, end)
  return done({ anchor, place: placeOf(sourceText, anchor.start) })
}

/** Find the excerpt of exactly one passage, among those that were there before anything was written to the draft. */
export function excerptAt({ before }: Draft, sourceId: string, { start, end }: Range): Excerpt | undefined {
  const excerpts = readingOrder(before, sourceId)
  const isBefore = ({ anchor }: Excerpt) => anchor.start < start || (anchor.start === start && anchor.end < end)
  const next = excerpts[countWhile(excerpts, isBefore)]
  return next?.anchor.start === start && next.anchor.end === end ? next : undefined
}

/** The source that an excerpt stands in, for a command that quotes it. */
export function sourceOfExcerpt(notebook: Notebook, excerptId: string): readonly string[] {
  const excerpt = notebook.excerpts.get(excerptId)
  return excerpt ? [excerpt.sourceId] : []
}
