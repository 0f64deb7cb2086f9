/** A notebook as it was at one time, kept in its folder. Its id tells the revision and the time. */
export type Backup = {
  readonly id: string
  readonly revision: number
  readonly at: string
  /** The size of its file; null where it is damaged, and cannot be restored. */
  readonly bytes: number | null
  readonly isDamaged: boolean
}

/** The backups of the open notebook, newest first. */
export type Backups = {
  readonly list: readonly Backup[]
  /** Why the last one could not be made; null where it could. */
  readonly problem: string | null
}

/** What restoring a backup does. A note counts for itself, whatever it is on. */
export type Difference = {
  /** Whether there is nothing to restore. */
  readonly isSame: boolean
  /** The title of the notebook now and then; null where it is the same. */
  readonly title: { readonly now: string; readonly then: string } | null
  readonly sources: Counts
  readonly excerpts: Counts
  readonly tags: Counts
  readonly notes: Counts
}

/** How many the backup has that the notebook lacks, has otherwise, and lacks. */
export type Counts = { readonly added: number; readonly changed: number; readonly removed: number }
