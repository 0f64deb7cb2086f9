import type { z } from 'zod'
import type { Topic } from '#shared/change/change.ts'
import type { Steps } from '#shared/change/steps.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Source } from '#shared/model/source.ts'

export type QueryDefinition<Schema extends z.ZodType, Value> = {
  readonly input: Schema
  /** What the answer is read from: when any of it is touched, the answer may differ. */
  readonly reads: (input: z.output<Schema>) => readonly Topic[]
  /** Work out a step at a time what takes long the first time; then the rest is quick. */
  readonly prepare?: (notebook: Notebook, input: z.output<Schema>) => Steps<unknown>
  /** The sources whose texts the session loads before it answers. */
  readonly quotes?: (input: z.output<Schema>, notebook: Notebook) => readonly string[]
  readonly answer: (notebook: Notebook, input: z.output<Schema>, texts: Texts) => Value
}

/** The text of a source that the query names in `quotes`; null where it cannot be read. */
export type Texts = (source: Source) => SourceText | null

/** What a window gets back: the answer, the revision it holds for, and what to watch to know when it no longer does. */
export type Answer<Value> = { readonly revision: number; readonly reads: readonly Topic[]; readonly value: Value }

/** Define one question that can be asked of a notebook. */
export function query<Schema extends z.ZodType, Value>(definition: QueryDefinition<Schema, Value>) {
  return definition
}
