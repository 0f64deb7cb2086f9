import { parentPort, workerData } from 'node:worker_threads'
import { doBackupTask, type BackupTask } from './backups/backup-task.ts'
import type { DiskHandle } from './storage/disk.ts'
import { diskOf, forget } from './vault/index.ts'

// Started where a notebook is large, so that its backups are made and compared without holding anything up.
const { handle, folder, task } = workerData as {
  readonly handle: DiskHandle
  readonly folder: string
  readonly task: BackupTask
}
const disk = diskOf(handle)
try {
  parentPort?.postMessage(await doBackupTask(disk, folder, task))
} finally {
  forget(disk)
}
