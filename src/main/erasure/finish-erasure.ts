import { bringUpToDate } from '#main/storage/bring-up-to-date.ts'
import type { Disk } from '#main/storage/disk.ts'
import { explain, NotebookProblem } from '#main/storage/problems.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import { readOnce } from '#main/storage/read-notebook.ts'
import { listSegments } from '#main/storage/segments.ts'
import type { Records } from '#main/storage/snapshot.ts'
import { replayWithout, wholeHistory } from './history.ts'
import { forgetIntention, readIntention, type Intention } from './intention.ts'
import { isSame } from './plan.ts'
import { rewriteBackups } from './rewrite-backups.ts'
import { rewriteSegments } from './rewrite-segments.ts'
import { removeLeftovers, removeSourceFiles } from './remove-files.ts'
import { bodyHolds, stepsOf } from './subject.ts'

/**
 * Carry an erasure to its end, if one was begun: nothing of it is left in the folder when this returns. To be called by
 * whoever may write, with no file of the journal being written. Throws, in plain words, where that cannot be done yet;
 * it can be called again.
 */
export async function finishErasure(disk: Disk, folder: string): Promise<void> {
  const intention = await readIntention(disk, folder)
  if (intention === null) return
  if (intention === 'unreadable') throw cannotBeTold
  try {
    await finish(disk, folder, intention)
  } catch (error) {
    if (error === cannotBeTold) throw error
    throw new NotebookProblem(`What is to be erased is not all gone yet. ${explain(error)}`)
  }
}

/** Thrown where what is being erased can no longer be told, or what would be left is not all of the notebook. */
export const cannotBeTold = new NotebookProblem(
  'What was being erased cannot be told any more. Run “dossier repair”, then erase it again.'
)

async function finish(disk: Disk, folder: string, intention: Intention): Promise<void> {
  const { subject } = intention
  const reach = reachOf(intention, await wholeHistory(disk, folder), (await readOnce(disk, folder)).records)
  if (!reach) return forgetIntention(disk, folder)
  // First the line itself must be on disk for certain: a kill may have left it in the memory of the system alone. This
  // puts every file of the journal away, written anew.
  await bringUpToDate(disk, folder, ((await listSegments(disk, folder)).at(-1)?.number ?? 0) + 1)
  const entries = await wholeHistory(disk, folder)
  const { records } = await readOnce(disk, folder)
  const left = replayWithout(entries, entry => entry.kind === 'entry' && reach.isErased(entry))
  if (!isSame(left, records)) throw cannotBeTold
  await rewriteBackups(disk, folder, reach.backups, subject, records)
  await removeSourceFiles(disk, folder, intention.files, records.sources.values())
  await rewriteSegments(disk, folder, reach.at, reach.isErased)
  await removeLeftovers(disk, folder)
  // Another program may have made a backup of what was, until now.
  await rewriteBackups(disk, folder, reach.backups, subject, records)
  await forgetIntention(disk, folder)
}

type Held = Pick<Extract<EntryLine, { readonly kind: 'entry' }>, 'head' | 'body'>

/** How far an erasure goes. */
type Reach = {
  /** The day that erased lines name. */
  readonly at: string
  readonly isErased: (line: Held) => boolean
  /** Backups of revisions before this one are written anew. */
  readonly backups: number
}

/** Null where the line that says so is not there, so that nothing is erased. */
function reachOf(intention: Intention, entries: readonly EntryLine[], records: Records): Reach | null {
  const { revision, previous } = intention
  const isSameHistory = (entries[revision - 2]?.hash ?? '') === previous
  return isSameHistory ? reachFrom(intention, entries[revision - 1]) : reachOfMended(intention, entries, records)
}

/** A notebook that was mended may have lost the line itself, and goes on from what it left. */
function reachFrom({ revision, revisions, subject }: Intention, line: EntryLine | undefined): Reach | null {
  if (line?.head.command !== 'erase' && line?.head.command !== 'repair') return null
  const those = new Set(revisions)
  const isErased = ({ head, body }: Held) =>
    head.revision < revision && (those.has(head.revision) || bodyHolds(subject, body))
  return { at: dayOf(line), isErased, backups: revision }
}

/** The revisions of one that lost its beginning count anew. */
function reachOfMended({ subject }: Intention, entries: readonly EntryLine[], records: Records): Reach | null {
  const mended = entries.findLast(({ head }) => head.command === 'repair')
  if (!mended || stepsOf(subject, records).length > 0) return null
  const isErased = ({ head, body }: Held) => head.revision < mended.head.revision && bodyHolds(subject, body)
  return { at: dayOf(mended), isErased, backups: Infinity }
}

function dayOf({ head }: EntryLine): string {
  return head.at.slice(0, 10)
}
