import type { Change, Step } from '#shared/change/change.ts'
import { SCHEMA_VERSION } from '#shared/model/about.ts'
import { tableNames, type AnyRecord } from '#shared/model/notebook.ts'
import { finishedInSlices } from '../in-slices.ts'
import type { JournalEntry } from '../saving.ts'
import type { Point } from './journal-line.ts'
import { carried } from './migrations/index.ts'
import type { Records } from './snapshot.ts'

/** A state of a notebook, in the shape of the version that its position names. */
type State = { readonly records: Records; readonly position: Point }

/** The same state in the shape of this version. */
export function upToDate({ records, position: { schema } }: State): Records {
  // Whatever the steps start from, they end in the tables of this version.
  return schema === SCHEMA_VERSION ? records : (carried(records, schema) as Records)
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
function* restated(before: Records, after: Records): Generator<undefined, Change> {
  const change: Step[] = []
  for (const table of tableNames) {
    const old: Rows = before[table] ?? new Map()
    const now: Rows = after[table]
    for (const id of new Set([...old.keys(), ...now.keys()])) {
      const step = { table, id, before: old.get(id) ?? null, after: now.get(id) ?? null }
      if (step.before !== step.after) change.push(step)
      yield
    }
  }
  return change
}

type Rows = ReadonlyMap<string, AnyRecord>
