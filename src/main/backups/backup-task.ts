import { done, refuse, type Result } from '#shared/result.ts'
import type { Backup, Difference } from '#shared/contract/backups.ts'
import type { Disk } from '#main/storage/disk.ts'
import { explain, NotebookProblem } from '#main/storage/problems.ts'
import { listBackups } from './backup-files.ts'
import { compareWithBackup, type Comparison } from './compare.ts'
import { makeBackup, type Made } from './make-backup.ts'

/** Something to do with the backups of a notebook, as data, since a worker may do it. */
export type BackupTask =
  | { readonly kind: 'make'; readonly revision?: number }
  | { readonly kind: 'list' }
  /** Count what differs. */
  | { readonly kind: 'compare'; readonly id: string }
  /** The same, with the change itself. */
  | { readonly kind: 'work out'; readonly id: string }

/** What each comes to. */
type Values = {
  readonly make: Made
  readonly list: readonly Backup[]
  readonly compare: Difference
  readonly 'work out': Comparison
}
export type BackupValue<T extends BackupTask> = Values[T['kind']]

const failures: Readonly<Record<BackupTask['kind'], string>> = {
  make: 'No backup could be made.',
  list: 'The backups could not be listed.',
  compare: 'The backup could not be read.',
  'work out': 'The backup could not be restored.'
}

/** Do something with the backups of a notebook, from its files alone. Whatever fails is refused in plain words. */
export async function doBackupTask<T extends BackupTask>(
  disk: Disk,
  folder: string,
  task: T
): Promise<Result<BackupValue<T>>> {
  try {
    // The compiler cannot see that the task of a kind gives the value of that kind.
    return done((await valueOf(disk, folder, task)) as BackupValue<T>)
  } catch (error) {
    const isKnown = error instanceof NotebookProblem && task.kind !== 'make'
    return refuse(isKnown ? error.message : `${failures[task.kind]} ${explain(error)}`)
  }
}

async function valueOf(disk: Disk, folder: string, task: BackupTask): Promise<Values[BackupTask['kind']]> {
  switch (task.kind) {
    case 'make':
      return makeBackup(disk, folder, {
        now: Date.now(),
        ...(task.revision !== undefined && { revision: task.revision })
      })
    case 'list':
      return listBackups(disk, folder)
    case 'compare':
      return (await compareWithBackup(disk, folder, task.id)).difference
    case 'work out':
      return compareWithBackup(disk, folder, task.id)
  }
}
