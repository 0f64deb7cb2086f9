import type { Change, Step } from '#shared/change/change.ts'
import { eachInSteps, type Steps } from '#shared/change/steps.ts'
import { SCHEMA_VERSION } from '#shared/model/about.ts'
import { tableNames, type AnyRecord } from '#shared/model/notebook.ts'
import { finishedInSlices } from '../in-slices.ts'
import type { JournalEntry } from '../saving.ts'
import type { Point } from './journal-line.ts'
import { carriedInSteps } from './migrations/index.ts'
import type { Records } from './snapshot.ts'

/** A state of a notebook, in the shape of the version that its position names. */
type State = { readonly records: Records; readonly position: Point }

/** The same state in the shape of this version; a large one is carried over in slices. */
export async function upToDate({ records, position: { schema } }: State): Promise<Records> {
  if (schema === SCHEMA_VERSION) return records
  // Whatever the steps start from, they end in the tables of this version.
  return (await finishedInSlices(carriedInSteps(records, schema))) as Records
}

/** The line of the journal that brings an older notebook up to this version: it restates the records that differ. */
export async function migrationOf(state: State, after: Records): Promise<JournalEntry> {
  return {
    ...{
      revision: state.position.revision + 1,
      at: new Date().toISOString(),
      command: 'migrate',
      schema: SCHEMA_VERSION
    },
    ...{ label: null, joins: false, by: '' },
    change: await finishedInSlices(restated(state.records, after))
  }
}

/** A step leaves a record as it is, or makes another. */
function* restated(before: Records, after: Records): Steps<Change> {
  const change: Step[] = []
  for (const table of tableNames) {
    const old: Rows = before[table] ?? new Map()
    const now: Rows = after[table]
    yield* eachInSteps(now, ([id, record]) => {
      const known = old.get(id) ?? null
      if (known !== record) change.push({ table, id, before: known, after: record })
    })
    yield* eachInSteps(old, ([id, record]) => {
      if (!now.has(id)) change.push({ table, id, before: record, after: null })
    })
  }
  return change
}

type Rows = ReadonlyMap<string, AnyRecord>
