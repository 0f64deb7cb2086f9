import type { Disk } from '#main/storage/disk.ts'
import type { Point } from '#main/storage/journal-line.ts'
import { positionAfter } from '#main/storage/read-journal.ts'
import { mustBeNotebook, readNotebook, readSnapshot, replay } from '#main/storage/read-notebook.ts'
import { noRecords, positionOf, recordsOf, type Records, type Snapshot } from '#main/storage/snapshot.ts'

/** The tables of a notebook as they were at a position, in the shape of the version that it names. */
export type State = { readonly records: Records; readonly position: Point }

/**
 * Read what a notebook holds on disk: its newest state, or that of an earlier revision where the files read at opening
 * still tell it. Throws where it does not verify.
 */
export async function stateAt(disk: Disk, folder: string, revision = Infinity): Promise<State> {
  await mustBeNotebook(disk, folder)
  const newest = await readNotebook(disk, folder)
  if (revision >= newest.position.revision) return newest
  const { entries, from } = newest.journal
  const start = startBefore(await readSnapshot(disk, folder), from, revision)
  const lines = entries.filter(({ head }) => head.revision <= revision)
  if (!start || lines.at(-1)?.head.revision !== revision) return newest
  const { records, position } = start
  replay(records, lines, position.revision)
  return { records, position: positionAfter(position, lines.slice(position.revision - from.revision)) }
}

/** What the lines that lead to a revision start from; null where that is not at hand. */
function startBefore(snapshot: Snapshot | null, from: Point, revision: number): State | null {
  if (snapshot && snapshot.revision <= revision) return { records: recordsOf(snapshot), position: positionOf(snapshot) }
  return from.revision === 0 ? { records: noRecords(), position: from } : null
}
