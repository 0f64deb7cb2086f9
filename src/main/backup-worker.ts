import { parentPort, workerData } from 'node:worker_threads'
import { doBackupTask, type BackupTask } from './backups/backup-task.ts'
import { realDisk } from './storage/disk.ts'

// Started where a notebook is large, so that its backups are made and compared without holding anything up.
const { folder, task } = workerData as { readonly folder: string; readonly task: BackupTask }
parentPort?.postMessage(await doBackupTask(realDisk, folder, task))
