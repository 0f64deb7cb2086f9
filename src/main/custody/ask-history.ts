import { Worker } from 'node:worker_threads'
import type { History, HistoryRequest } from '#shared/contract/history.ts'
import { refuse, type Result } from '#shared/result.ts'
import { endWorker } from '#main/end-worker.ts'
import { entryPath } from '#main/entries.ts'
import { realDisk, type Disk, type DiskHandle } from '#main/storage/disk.ts'
import { followHistory } from './follow-history.ts'

/** What the worker is started with. */
export type AskedHistory = { readonly folder: string; readonly handle: DiskHandle }

/** What it is sent: a page that is wanted, or that it is to forget everything and end. */
export type ToHistory = HistoryRequest | 'close'

/** Tells who did what to the sources and excerpts of one notebook. */
export type KeptHistory = {
  readonly ask: (request: HistoryRequest) => Promise<Result<History>>
  /** Forget what was read; it is read anew when it is next asked for. */
  readonly forget: () => Promise<void>
  /** Forget it for good. */
  readonly close: () => Promise<void>
}

/** Somebody who reads a history turns its pages within this time. */
const KEPT_MS = 60_000

const failed = refuse('The history could not be read. Try again.')

/** Read histories in a worker, one page after the other; what is read of a long journal is kept there for a while. */
export function openHistory(folder: string, disk: Disk = realDisk, keptMs = KEPT_MS): KeptHistory {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let isClosed = false
  const here = disk.handle ? null : followHistory(disk, folder)

  function started(handle: DiskHandle): Worker {
    const workerData: AskedHistory = { handle, folder }
    const made = new Worker(entryPath('custody-worker'), { workerData })
    // Without a listener an error would end the whole process; the exit that follows it is what counts.
    made.on('error', () => {})
    made.on('exit', () => {
      if (worker === made) worker = null
    })
    return made
  }

  async function askOne(request: HistoryRequest): Promise<Result<History>> {
    if (here) return here(request)
    const { handle } = disk
    if (isClosed || !handle) return failed
    clearTimeout(idle)
    worker ??= started(handle)
    const read = await replyOf(worker, request)
    idle = setTimeout(() => void end(), keptMs)
    idle.unref()
    return read
  }

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ending = worker
    worker = null
    if (ending) await endWorker(ending, 'close' satisfies ToHistory)
  }

  return {
    async forget() {
      last = last.then(end).catch(() => {})
      await last
    },
    ask(request) {
      // Where no worker can be started, another may be for the next that is asked.
      const asked = last.then(() => askOne(request)).catch(() => failed)
      last = asked
      return asked
    },
    close() {
      isClosed = true
      return end()
    }
  }
}

/** A worker that nobody waits for does not keep the program from ending. */
async function replyOf(worker: Worker, request: HistoryRequest): Promise<Result<History>> {
  const { promise, resolve } = Promise.withResolvers<Result<History>>()
  const fail = () => resolve(failed)
  worker.ref()
  worker.once('message', resolve)
  worker.once('exit', fail)
  worker.postMessage(request satisfies ToHistory)
  const read = await promise
  worker.off('message', resolve)
  worker.off('exit', fail)
  worker.unref()
  return read
}
