import { Worker } from 'node:worker_threads'
import type { History, HistoryRequest } from '#shared/contract.ts'
import { refuse, type Result } from '#shared/result.ts'
import { entryPath } from '#main/entries.ts'
import { realDisk, type Disk, type DiskHandle } from '#main/storage/disk.ts'
import { readHistory } from './read-history.ts'

/** What the worker is started with. */
export type AskedHistory = {
  readonly handle: DiskHandle
  readonly folder: string
  readonly request: HistoryRequest
}

let last: Promise<unknown> = Promise.resolve()

/** Read a page of a history in a worker; one at a time, since each may hold a long journal. */
export function askHistory(folder: string, request: HistoryRequest, disk: Disk = realDisk): Promise<Result<History>> {
  const { handle } = disk
  const reading = last.then(() =>
    handle ? readInWorker({ handle, folder, request }) : readHistory(folder, request, disk)
  )
  last = reading
  return reading
}

function readInWorker(workerData: AskedHistory): Promise<Result<History>> {
  const { promise, resolve } = Promise.withResolvers<Result<History>>()
  const worker = new Worker(entryPath('custody-worker'), { workerData })
  worker.once('message', resolve)
  worker.once('error', () => resolve(failed))
  worker.once('exit', () => resolve(failed))
  return promise
}

const failed = refuse('The history could not be read. Try again.')
