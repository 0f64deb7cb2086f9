/** A marked passage of a source, with its tags and the researcher's note. */
export type Excerpt = {
  readonly id: string
  readonly sourceId: string
  readonly anchor: Anchor
  readonly place: Place
  readonly tagIds: readonly string[]
  /** Who put on those tags that did not come with the mark, and when. Absent where all came with it. */
  readonly taggedLater?: readonly Tagging[]
  /** Markdown. */
  readonly note: string
  /** Who says the passage, a person or body, as distinct from the publisher; empty where it is not said. */
  readonly speaker: string
  /** How the source gives what the speaker says; null where it is not said. */
  readonly voice: Voice | null
  /** Who marked it, and put on the tags that came with the mark. */
  readonly by: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** Who put a tag on an excerpt, and when; null where that was not written down. */
export type Tagging = { readonly tagId: string; readonly by: string | null; readonly at: string | null }

/** Say of each tag of an excerpt who put it on, and when. */
export function taggingsOf({ tagIds, taggedLater = [], by, createdAt }: Excerpt): readonly Tagging[] {
  const later = new Map(taggedLater.map(tagging => [tagging.tagId, tagging]))
  return tagIds.map(tagId => later.get(tagId) ?? { tagId, by, at: createdAt })
}

/** Where a passage sits: its offsets, its words, and the words around it, so that it can be found again. */
export type Anchor = {
  /** UTF-16 offsets into the text of the source; the end is exclusive. */
  readonly start: number
  readonly end: number
  readonly exact: string
  /** At most 32 characters of what stands before and after. */
  readonly prefix: string
  readonly suffix: string
}

/** Where a reader of the original finds the passage's first word. */
export type Place = {
  /** The label of the page; null where the source has no pages. */
  readonly page: string | null
  /** Counted from 1 through the source, headings and footnotes left out; null inside those. */
  readonly paragraph: number | null
}

/**
 * How a source gives a claim: it states it as its own, reports what another says, endorses that, or rebuts it.
 */
export const voices = ['states', 'reports', 'endorses', 'rebuts'] as const
export type Voice = (typeof voices)[number]
