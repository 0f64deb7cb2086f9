import { parentPort, workerData } from 'node:worker_threads'
import { doErasureTask, type ErasureTask } from './erasure/erasure-task.ts'
import type { DiskHandle } from './storage/disk.ts'
import { diskOf, forget } from './vault/index.ts'

// Started where a notebook is large, so that erasing from its history and backups holds nothing else up.
const { handle, folder, task } = workerData as {
  readonly handle: DiskHandle
  readonly folder: string
  readonly task: ErasureTask
}
const disk = diskOf(handle)
try {
  parentPort?.postMessage(await doErasureTask(disk, folder, task))
} finally {
  forget(disk)
}
