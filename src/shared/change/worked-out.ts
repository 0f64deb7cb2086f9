import type { AnyRecord, Notebook, TableName, Tables } from '#shared/model/notebook.ts'
import { finished, type Steps } from './steps.ts'

/** How something is worked out of a notebook for an input. */
export type Recipe<Input, Value, Followed extends TableName = never> = {
  /** The tables it is read from. */
  readonly reads: readonly TableName[]
  /** How many inputs of a notebook are kept, those used last. */
  readonly room: number
  readonly work: (notebook: Notebook, input: Input) => Steps<Value>
  /** One of the tables, where a value can be carried over what happened to a record: far less work than anew. */
  readonly follows?: Followed
  readonly carry?: (value: Value, before: Tables[Followed] | null, after: Tables[Followed] | null) => void
}

type Kept<Value> = { readonly key: string; readonly value: Value; readonly counts: number[] }
type Table = ReadonlyMap<string, AnyRecord>
type RecordStep = { readonly before: AnyRecord | null; readonly after: AnyRecord | null }

/** How often a table was changed, and how it was changed the last few times. */
type Past = { readonly count: number; readonly steps: readonly (readonly RecordStep[])[] }

/** A value that is further behind is worked out anew. */
const REMEMBERED = 32

// Beside the notebook, so that it stays nothing but tables and indexes.
const pasts = new WeakMap<Table, Past>()

/** Note how a table was changed, for what is worked out of it. Only `apply` does. */
export function noteSteps(table: Table, steps: readonly RecordStep[]): void {
  const past = pastOf(table)
  pasts.set(table, { count: past.count + 1, steps: [...past.steps, steps].slice(-REMEMBERED) })
}

/** Gives what is worked out, at once or a step at a time. The notebook must not change between the steps. */
export type WorkedOut<Input, Value> = {
  (notebook: Notebook, input: Input): Value
  readonly inSteps: (notebook: Notebook, input: Input) => Steps<Value>
}

/**
 * Make a function that works something out once for a notebook and an input, and again only after a change to a table
 * that it reads. What it returns is shared: whoever gets it must not write to it.
 */
export function workedOut<Input, Value, Followed extends TableName = never>(
  recipe: Recipe<Input, Value, Followed>
): WorkedOut<Input, Value> {
  const shelves = new WeakMap<Notebook, readonly Kept<Value>[]>()

  function* inSteps(notebook: Notebook, input: Input): Steps<Value> {
    const key = JSON.stringify(input) ?? ''
    const known = shelves.get(notebook)?.find(one => one.key === key)
    const kept = known && isCarried(recipe, notebook, known) ? known : yield* anew(notebook, input, key)
    const others = (shelves.get(notebook) ?? []).filter(one => one.key !== key)
    shelves.set(notebook, [kept, ...others].slice(0, recipe.room))
    return kept.value
  }

  function* anew(notebook: Notebook, input: Input, key: string): Steps<Kept<Value>> {
    // Counted first: what was worked out while the notebook changed after all is worked out again.
    const counts = countsOf(recipe.reads, notebook)
    return { key, value: yield* recipe.work(notebook, input), counts }
  }

  return Object.assign((notebook: Notebook, input: Input) => finished(inSteps(notebook, input)), { inSteps })
}

/** Carry a kept value over what happened since, if that is possible. */
function isCarried<Input, Value, Followed extends TableName>(
  { reads, follows, carry }: Recipe<Input, Value, Followed>,
  notebook: Notebook,
  { value, counts }: Kept<Value>
): boolean {
  const missed = reads.map((table, i) => pastOf(notebook[table]).count - (counts[i] ?? 0))
  if (missed.every(count => count === 0)) return true
  if (!carry || reads.some((table, i) => missed[i] !== 0 && table !== follows)) return false
  const place = reads.findIndex(table => table === follows)
  const many = missed[place] ?? 0
  const { count, steps } = pastOf(notebook[reads[place] ?? 'about'])
  if (many > steps.length) return false
  for (const { before, after } of steps.slice(-many).flat())
    carry(value, before as Tables[Followed] | null, after as Tables[Followed] | null)
  counts[place] = count
  return true
}

function countsOf(reads: readonly TableName[], notebook: Notebook): number[] {
  return reads.map(table => pastOf(notebook[table]).count)
}

function pastOf(table: Table): Past {
  return pasts.get(table) ?? { count: 0, steps: [] }
}
