/** Whose history is asked for, that of a source with its excerpts, and from which entry on. */
export type HistoryRequest = ({ readonly sourceId: string } | { readonly excerptId: string }) & {
  readonly from?: number | undefined
}

/** One change, as the journal recorded it. */
export type HistoryEntry = {
  readonly revision: number
  readonly at: string
  /** Empty where no name was given. */
  readonly by: string
  /** The name of the step, as in the Edit menu. */
  readonly step: string
  /** What it did, in words. */
  readonly lines: readonly string[]
}

/** A page of at most 100 entries, oldest first. */
export type History = {
  readonly total: number
  readonly entries: readonly HistoryEntry[]
  /** SHA-256 of the original of the source; null where nothing is recorded. */
  readonly original: string | null
  /** How many changes of the whole notebook were read and verified. */
  readonly verified: number
  /** How many of those were erased; whether they belong here cannot be told. */
  readonly erased: number
  /** Why the journal does not verify any further; null when it verifies to its end. */
  readonly problem: string | null
}
