import type { Entry } from '#shared/change/history.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Source } from '#shared/model/source.ts'
import type { Result } from '#shared/result.ts'
import type { Save } from '../saving.ts'

/** The names under which an original and its text lie in the folder. */
export type Kept = { readonly sha256: string; readonly textHash: string }

/** What a session needs of the folder it works on. */
export type Store = {
  readonly save: Save
  readonly text: (source: Source) => Promise<Result<SourceText>>
  readonly original: (source: Source) => Promise<Result<Uint8Array>>
  /** Put the original and the text of a new source on disk for certain, and return their names. */
  readonly keep: (original: Uint8Array, text: SourceText) => Promise<Kept>
  /** Steps of undo from before those at hand; null when there are none. */
  readonly older: OlderSteps | null
  /** Say in plain words what is wrong with the disk. */
  readonly explain: (error: unknown) => string
  /** Called once everything is saved. */
  readonly close: () => Promise<void>
}

/** Steps of undo that are still to be read from the journal. */
export type OlderSteps = {
  /** The name of the first of them; null while there are steps at hand, which come before it. */
  readonly label: string | null
  readonly load: () => Promise<readonly Entry[]>
}
