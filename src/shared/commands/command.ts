import type { z } from 'zod'
import type { Draft } from '#shared/change/draft.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Source } from '#shared/model/source.ts'
import type { Result } from '#shared/result.ts'

/** What a command may not make up itself, so that running it twice gives the same change. */
export type Context = {
  readonly newId: () => string
  /** The time, as ISO 8601. */
  readonly now: () => string
  /** Who is at work, as excerpts and sources record it. */
  readonly by: string
  /** The text of a source that the command's definition names in `quotes`; null where it cannot be read. */
  readonly textOf: (source: Source) => SourceText | null
}

export type CommandDefinition<Schema extends z.ZodType> = {
  /** Shown in the Edit menu: “Undo tag excerpt”. */
  readonly label: string | ((input: z.output<Schema>) => string)
  readonly input: Schema
  /** Commands in close succession that share a key are undone together. */
  readonly mergeKey?: (input: z.output<Schema>) => string
  /** The sources whose texts the session loads before it runs the command. */
  readonly quotes?: (input: z.output<Schema>, notebook: Notebook) => readonly string[]
  /** Write to the draft, or refuse. The value is the id of a record just made, for the window to turn to. */
  readonly run: (draft: Draft, input: z.output<Schema>, context: Context) => Result<string | null>
}

/** Define one way a notebook may change. */
export function command<Schema extends z.ZodType>(definition: CommandDefinition<Schema>) {
  return definition
}
