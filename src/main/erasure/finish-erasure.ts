import { bringUpToDate } from '#main/storage/bring-up-to-date.ts'
import type { Disk } from '#main/storage/disk.ts'
import { explain, NotebookProblem } from '#main/storage/problems.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import { readOnce } from '#main/storage/read-notebook.ts'
import { listSegments } from '#main/storage/segments.ts'
import { replayWithout, wholeHistory } from './history.ts'
import { forgetIntention, readIntention, type Intention } from './intention.ts'
import { isSame } from './plan.ts'
import { rewriteBackups } from './rewrite-backups.ts'
import { rewriteSegments } from './rewrite-segments.ts'
import { filesOf, removeLeftovers, removeSourceFiles } from './remove-files.ts'
import { bodyHolds, type Subject } from './subject.ts'

/**
 * Carry an erasure to its end, if one was begun: nothing of it is left in the folder when this returns. To be called by
 * whoever may write, with no file of the journal being written. Throws, in plain words, where that cannot be done yet;
 * it can be called again.
 */
export async function finishErasure(disk: Disk, folder: string): Promise<void> {
  const intention = await readIntention(disk, folder)
  if (intention === null) return
  if (intention === 'unreadable') throw unreadable
  try {
    await finish(disk, folder, intention)
  } catch (error) {
    throw new NotebookProblem(`What is to be erased is not all gone yet. ${explain(error)}`)
  }
}

/** What is being erased can no longer be told. */
export const unreadable = new NotebookProblem(
  'What was being erased cannot be told any more, since erasing.json is damaged. Run “dossier repair”, then erase it again.'
)

async function finish(disk: Disk, folder: string, intention: Intention): Promise<void> {
  const { revision, subject } = intention
  const line = (await wholeHistory(disk, folder))[revision - 1]
  if (!line || !isOfErasure(line)) return forgetIntention(disk, folder)
  // First the line itself must be on disk for certain: a kill may have left it in the memory of the system alone. This
  // puts every file of the journal away, written anew.
  await bringUpToDate(disk, folder, ((await listSegments(disk, folder)).at(-1)?.number ?? 0) + 1)
  const entries = await wholeHistory(disk, folder)
  const { records } = await readOnce(disk, folder)
  const isErased = erasing(intention)
  const left = replayWithout(entries, entry => entry.kind === 'entry' && isErased(entry))
  if (!isSame(left, records))
    throw new NotebookProblem('What would be left of the history does not say all that the notebook holds.')
  await rewriteBackups(disk, folder, revision, subject, records)
  await removeSourceFiles(disk, folder, filesOf(subject, entries).remove)
  await rewriteSegments(disk, folder, line.head.at.slice(0, 10), isErased)
  await removeLeftovers(disk, folder)
  // Another program may have made a backup of what was, until now.
  await rewriteBackups(disk, folder, revision, subject, records)
  await forgetIntention(disk, folder)
}

/** A notebook that was mended may have lost the line, and goes on from what it left. */
function isOfErasure({ head }: EntryLine): boolean {
  return head.command === 'erase' || head.command === 'repair'
}

type Held = Pick<Extract<EntryLine, { readonly kind: 'entry' }>, 'head' | 'body'>

function erasing({
  revision,
  revisions,
  subject
}: {
  readonly revision: number
  readonly revisions: readonly number[]
  readonly subject: Subject
}) {
  const those = new Set(revisions)
  return ({ head, body }: Held) => head.revision < revision && (those.has(head.revision) || bodyHolds(subject, body))
}
