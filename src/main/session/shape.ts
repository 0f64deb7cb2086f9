import type { Change } from '#shared/change/change.ts'
import type { Steps } from '#shared/change/steps.ts'
import type { CheckedCommand } from '#shared/commands/index.ts'
import type { Status } from '#shared/contract.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Citation, SourceFormat } from '#shared/model/source.ts'
import type { CheckedQuery, ValueOf } from '#shared/queries/index.ts'
import type { Answer } from '#shared/queries/query.ts'
import type { Outcome, Result } from '#shared/result.ts'
import type { Disk } from '#main/storage/disk.ts'

/** A file that was read, on its way to become a source. */
export type NewSource = {
  readonly original: Uint8Array
  readonly text: SourceText
  readonly format: SourceFormat
  readonly fileName: string
  readonly encoding: string | null
  readonly words: number
  readonly citation: Citation
}

/** The open notebook. */
export type Session = {
  readonly path: string
  /** What it lies on; where it is encrypted, a disk that deciphers it. */
  readonly disk: Disk
  /** Why nothing can be changed; null where it can. */
  readonly readOnly: string | null
  /** What is wrong with its files, and what is shown in their place; null when nothing is known to be. */
  readonly damage: string | null
  /** Whether what is missing of it may come by itself, since another program brings it. */
  readonly mayArrive: boolean
  /** To read from. */
  readonly notebook: Notebook
  readonly status: () => Status
  /** Read from it in slices, while nothing changes. */
  readonly read: <T>(reading: (notebook: Notebook) => Steps<T>) => Promise<Result<T>>
  readonly ask: <Q extends CheckedQuery>(query: Q) => Promise<Result<Answer<ValueOf<Q>>>>
  /** Done once the change is on disk; the value is the id of a record just made, if any. */
  readonly run: (command: CheckedCommand) => Promise<Outcome<string | null>>
  /** The value names the step taken back, null when there was none. */
  readonly undo: () => Promise<Outcome<string | null>>
  readonly redo: () => Promise<Outcome<string | null>>
  /** Try again to save what could not be saved. */
  readonly save: () => Promise<Outcome<null>>
  readonly text: (sourceId: string) => Promise<Result<SourceText>>
  /** The bytes as they were imported. */
  readonly original: (sourceId: string) => Promise<Result<Uint8Array>>
  /** Keep the original and its text, then add the source; the value is its id. */
  readonly addSource: (item: NewSource) => Promise<Outcome<string>>
  /** Make a change that was worked out elsewhere; the value is false where the notebook has gone on since, and nothing was made. */
  readonly make: (worked: WorkedOut) => Promise<Outcome<boolean>>
  /** Hear of every change right after it is made; returns how to stop. The listener must not throw. */
  readonly onChange: (listener: ChangeListener) => () => void
  /** Done once all is on disk and the notebook is let go; when it cannot be saved, the notebook stays open. */
  readonly close: () => Promise<Outcome<null>>
}
/** A change that starts from the notebook as it was at a revision, the kind of line it is, and the name of the step. */
export type WorkedOut = {
  readonly revision: number
  readonly command: string
  readonly label: string
  readonly change: Change
  /** Where it erases something: nothing from before can be undone, and it is done only when nothing of that is left. */
  readonly erasing?: Erasing
}
export type Erasing = {
  /** Note on disk for certain what the line that follows erases. */
  readonly intend: () => Promise<void>
  /** Whether the name of who is at work is erased too. */
  readonly isOwnName: (by: string) => boolean
}
export type ChangeListener = (change: Change, revision: number) => void
