import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refuse, type Result } from '#shared/result.ts'
import { entryPath } from '#main/entries.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { JOURNAL, SNAPSHOT } from '#main/storage/layout.ts'
import { listSegments } from '#main/storage/segments.ts'
import { doBackupTask, type BackupTask, type BackupValue } from './backup-task.ts'

/** Does something with the backups of one notebook. */
export type BackupWork = <T extends BackupTask>(task: T) => Promise<Result<BackupValue<T>>>

/** Below this size, reading and writing all of it takes less time than starting a worker. */
const SMALL_BYTES = 300_000

/** Work on the backups of a notebook without holding anything else up: a large one is left to a worker. */
export function backupWork(folder: string, disk: Disk = realDisk): BackupWork {
  return async task => {
    const isHere = disk.handle === null || (await bytesOf(disk, folder).catch(() => 0)) < SMALL_BYTES
    return isHere ? doBackupTask(disk, folder, task) : inWorker(disk, folder, task)
  }
}

async function bytesOf(disk: Disk, folder: string): Promise<number> {
  const segments = (await listSegments(disk, folder)).filter(({ isArchived }) => !isArchived)
  const paths = [SNAPSHOT, ...segments.map(({ name }) => join(JOURNAL, name))]
  const found = await Promise.all(paths.map(path => disk.find(join(folder, path))))
  return found.reduce((sum, file) => sum + (file?.bytes ?? 0), 0)
}

function inWorker<T extends BackupTask>({ handle }: Disk, folder: string, task: T): Promise<Result<BackupValue<T>>> {
  const { promise, resolve } = Promise.withResolvers<Result<BackupValue<T>>>()
  const giveUp = (cause: string) => resolve(refuse(`The backups could not be worked on: ${cause}`))
  try {
    const worker = new Worker(entryPath('backup-worker'), { workerData: { handle, folder, task } })
    worker.once('message', resolve)
    worker.once('error', error => giveUp(error.message))
    worker.once('exit', code => giveUp(`the worker ended with ${code}.`))
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error))
  }
  return promise
}
