import { z } from 'zod'

/** What to find. Words must all occur; `"words in quotes"` must stand together. Accents and case are ignored. */
export const searchSchema = z.strictObject({
  words: z.string().max(1000),
  /** The first hit to return, from 0. */
  from: z.int().min(0).default(0),
  /** Set where only excerpts are wanted, for their words or for the notes on them. */
  only: z.literal('excerpts').optional(),
  /** Who asks, and which of his questions this is: one of a later turn overtakes those before it, and nobody else's. */
  asker: z.strictObject({ id: z.string().max(60), turn: z.int().min(0) }).optional()
})
export type SearchRequest = z.input<typeof searchSchema>
export type CheckedSearch = z.output<typeof searchSchema>

/** Up to 50 hits of all there are, in the order of sources, then of the text. */
export type SearchAnswer = {
  readonly total: number
  readonly hits: readonly Hit[]
  /** The titles of sources whose texts could not be read, and were therefore not searched. */
  readonly unread: readonly string[]
}

/** One place where the words stand. */
export type Hit = {
  /** A note may be on an excerpt, a source, a tag or the notebook. */
  readonly in: 'source' | 'excerpt' | 'note'
  /** Null for a note on a tag or on the notebook. */
  readonly sourceId: string | null
  /** The title of the source; for a note on a tag or the notebook, its name. */
  readonly sourceTitle: string
  readonly excerptId: string | null
  /** Set for a note on a tag. */
  readonly tagId: string | null
  /** UTF-16 offsets: into the text of the source for a source or excerpt, into the note for a note. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Up to 80 characters of what stands before and after. */
  readonly before: string
  readonly after: string
}
