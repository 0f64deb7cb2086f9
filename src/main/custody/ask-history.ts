import { Worker } from 'node:worker_threads'
import type { History, HistoryRequest } from '#shared/contract.ts'
import { refuse, type Result } from '#shared/result.ts'
import { entryPath } from '#main/entries.ts'

/** What the worker is started with. */
export type AskedHistory = { readonly folder: string; readonly request: HistoryRequest }

let last: Promise<unknown> = Promise.resolve()

/** Read a page of a history in a worker; one at a time, since each may hold a long journal. */
export function askHistory(folder: string, request: HistoryRequest): Promise<Result<History>> {
  const reading = last.then(() => readInWorker({ folder, request }))
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
