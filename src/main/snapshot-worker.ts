import { workerData } from 'node:worker_threads'
import { bringUpToDate } from './storage/bring-up-to-date.ts'
import { realDisk } from './storage/disk.ts'

// Started by the keeper of a notebook folder, so that a large notebook is written without holding anything up.
const { folder, next } = workerData as { readonly folder: string; readonly next: number }
await bringUpToDate(realDisk, folder, next)
