import { workerData } from 'node:worker_threads'
import { bringUpToDate } from './storage/bring-up-to-date.ts'
import type { DiskHandle } from './storage/disk.ts'
import { diskOf, forget } from './vault/index.ts'

// Started by the keeper of a notebook folder, so that a large notebook is written without holding anything up.
const { handle, folder, next } = workerData as {
  readonly handle: DiskHandle
  readonly folder: string
  readonly next: number
}
const disk = diskOf(handle)
try {
  await bringUpToDate(disk, folder, next)
} finally {
  forget(disk)
}
