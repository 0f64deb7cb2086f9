import { join } from 'node:path'
import { refuse, type Result } from '#shared/result.ts'
import type { Disk } from '#main/storage/disk.ts'
import { clearUp } from '#main/storage/leftovers.ts'
import { CONVERTING } from '#main/storage/layout.ts'
import { takeLock } from '#main/storage/lock.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { readOnce } from '#main/storage/read-notebook.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { copyAll, otherwise, type Progress } from './copy-files.ts'

/** What the files of a notebook are written again from and to, in the same folder under other names. */
export type Conversion = Progress & {
  readonly disk: Disk
  readonly folder: string
  readonly from: Disk
  readonly to: Disk
  /** Make the new files the ones that count, by one step that is on disk once this returns. */
  readonly commit: () => Promise<void>
  /** Make certain that the old files are those that count, as if nothing had been committed. */
  readonly undoCommit: () => Promise<void>
}

/** Work on a notebook to which nobody else may write meanwhile; refused where somebody does. */
export async function whileLocked<T>(
  disk: Disk,
  folder: string,
  host: string,
  work: () => Promise<Result<T>>
): Promise<Result<T>> {
  const attempt = await takeLock(disk, folder, host)
  if (attempt.kind === 'none') return refuse(attempt.reason)
  try {
    return await work()
  } finally {
    await attempt.lock.release()
  }
}

/** Throws where anything of a notebook does not verify, so that damage is mended while it is best understood. */
export async function mustBeWhole(folder: string, disk: Disk): Promise<void> {
  const verified = await verifyNotebook(folder, disk)
  if (verified.kind === 'refused') throw new NotebookProblem(verified.reason)
  const [problem] = verified.value.problems
  if (problem === undefined) return
  throw new NotebookProblem(
    `This notebook is damaged, and was left as it is: ${problem} Run “dossier repair” on a copy of it first.`
  )
}

/**
 * Write all files again, make sure of each, and make them the ones that count. Until then the notebook is what it was;
 * from then on the old files are leftovers. Throws where that could not be done.
 */
export async function convert(conversion: Conversion): Promise<void> {
  const { disk, folder, from, to, commit, undoCommit } = conversion
  const before = await readOnce(from, folder)
  await note(disk, folder)
  let isCommitting = false
  try {
    await copyAll(from, to, folder, conversion)
    const after = await readOnce(to, folder)
    if (after.position.head !== before.position.head) throw otherwise
    isCommitting = true
    await commit()
  } catch (error) {
    // Where neither can be made certain, both sets of files stay until the notebook is next opened.
    if (isCommitting)
      await undoCommit().then(
        () => clearUp(from, folder),
        () => {}
      )
    else await clearUp(from, folder).catch(() => {})
    throw error
  }
}

/** Note, for certain, that some of the files may be half of what they will be. */
async function note(disk: Disk, folder: string): Promise<void> {
  if (!(await disk.find(join(folder, CONVERTING)))) await (await disk.create(join(folder, CONVERTING))).close()
  await disk.syncFolder(folder)
}
