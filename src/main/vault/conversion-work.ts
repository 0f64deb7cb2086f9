import { Worker } from 'node:worker_threads'
import { done, refuse, type Result } from '#shared/result.ts'
import { entryPath } from '#main/entries.ts'
import type { Disk } from '#main/storage/disk.ts'
import { hasKeys } from '#main/storage/encrypted-folder.ts'
import { convertFiles, type ConversionTask } from './convert-files.ts'
import type { Progress } from './copy-files.ts'

/** What a worker tells while it converts. */
export type Told =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'result'; readonly result: Result<string | null> }

/** Convert the files of a notebook without holding anything up. The key that it is given is zeroed. */
export async function conversionWork(
  disk: Disk,
  folder: string,
  task: ConversionTask,
  watch: Progress
): Promise<Result<string | null>> {
  if (disk.handle === null) return convertFiles(disk, folder, task, watch)
  const told = await inWorker(disk, folder, task, watch).finally(() => task.own.key.fill(0))
  return typeof told === 'string' ? asItIs(disk, folder, task, told) : told
}

/** Returns why the worker ended where it did not say. */
function inWorker(
  disk: Disk,
  folder: string,
  task: ConversionTask,
  { onProgress, signal }: Progress
): Promise<Result<string | null> | string> {
  const { promise, resolve } = Promise.withResolvers<Result<string | null> | string>()
  try {
    const worker = new Worker(entryPath('conversion-worker'), { workerData: { handle: disk.handle, folder, task } })
    const stop = () => worker.postMessage('stop')
    worker.on('message', (told: Told) => {
      if (told.kind === 'result') resolve(told.result)
      else if (!signal?.aborted) onProgress?.(told.done, told.total)
    })
    worker.once('error', ({ message }) => resolve(message))
    worker.once('exit', code => {
      signal?.removeEventListener('abort', stop)
      resolve(`the worker ended with ${code}.`)
    })
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
  } catch (error) {
    resolve(error instanceof Error ? error.message : String(error))
  }
  return promise
}

/** Wherever it ended, the notebook is one or the other, and the next opening to write clears up. */
async function asItIs(disk: Disk, folder: string, { kind }: ConversionTask, cause: string) {
  const isDone = (await hasKeys(disk, folder)) === (kind === 'encrypt')
  const rest = 'What that left is removed when the notebook is next opened to be changed.'
  return isDone ? done(`It ended early: ${cause} ${rest}`) : refuse(`The notebook was not ${kind}ed: ${cause} ${rest}`)
}
