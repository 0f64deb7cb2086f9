import type { Steps } from '#shared/change/steps.ts'
import type { SCHEMA_VERSION } from '#shared/model/about.ts'
import { noteWhoTagged } from './note-who-tagged.ts'
import type { OldTables, Step } from './step.ts'

/** The step to each version, from the one before. The compiler refuses a version without one. */
const steps: Readonly<Record<Exclude<UpTo<typeof SCHEMA_VERSION>, 1>, Step>> = {
  2: noteWhoTagged
}

/** Carry tables from an older version to that of this program, a few records at a time. */
export function* carriedInSteps(tables: OldTables, schema: number): Steps<OldTables> {
  const ahead = Object.entries(steps).filter(([to]) => Number(to) > schema)
  let carried = tables
  for (const [, step] of ahead.toSorted(([a], [b]) => Number(a) - Number(b))) carried = yield* step(carried)
  return carried
}

/** The numbers from 1 up to one. */
type UpTo<N extends number, Counted extends readonly unknown[] = [unknown]> = Counted['length'] extends N
  ? N
  : Counted['length'] | UpTo<N, [...Counted, unknown]>
