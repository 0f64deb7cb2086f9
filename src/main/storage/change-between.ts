import { isDeepStrictEqual } from 'node:util'
import type { Change, Step } from '#shared/change/change.ts'
import { tableNames, type AnyRecord, type TableName } from '#shared/model/notebook.ts'
import type { Records } from './snapshot.ts'

/** The change that leads from some tables to others. */
export function changeBetween(before: Records, after: Records): Change {
  return tableNames.flatMap(table => stepsBetween(table, before[table], after[table]))
}

function stepsBetween(
  table: TableName,
  before: ReadonlyMap<string, AnyRecord>,
  after: ReadonlyMap<string, AnyRecord>
): readonly Step[] {
  const ids = new Set([...before.keys(), ...after.keys()])
  return [...ids].flatMap(id => {
    const step = { table, id, before: before.get(id) ?? null, after: after.get(id) ?? null }
    return isDeepStrictEqual(step.before, step.after) ? [] : [step]
  })
}
