import type { Disk } from '#main/storage/disk.ts'
import type { Point } from '#main/storage/journal-line.ts'
import { positionAfter } from '#main/storage/read-journal.ts'
import { mustBeNotebook, readNotebook, readSnapshot, replay } from '#main/storage/read-notebook.ts'
import { noRecords, positionOf, recordsOf, type Records } from '#main/storage/snapshot.ts'

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
  const snapshot = await readSnapshot(disk, folder)
  const after = snapshot && snapshot.revision <= revision ? snapshot.revision : from.revision === 0 ? 0 : null
  const line = entries.find(({ head }) => head.revision === revision)
  if (after === null || !line) return newest
  const records = snapshot && after > 0 ? recordsOf(snapshot) : noRecords()
  replay(
    records,
    entries.filter(({ head }) => head.revision <= revision),
    after
  )
  const position = positionAfter(
    snapshot && after > 0 ? positionOf(snapshot) : from,
    entries.filter(({ head }) => head.revision > after && head.revision <= revision)
  )
  return { records, position }
}
