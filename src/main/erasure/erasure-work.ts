import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refuse, type Result } from '#shared/result.ts'
import { entryPath } from '#main/entries.ts'
import type { Disk } from '#main/storage/disk.ts'
import { listIfThere } from '#main/storage/durable-file.ts'
import { JOURNAL, SNAPSHOT } from '#main/storage/layout.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { doErasureTask, type ErasureTask, type ErasureValue } from './erasure-task.ts'
import { forgetIntention, INTENTION } from './intention.ts'

/** Below this size, reading and writing all of it takes less time than starting a worker. */
const SMALL_BYTES = 200_000

/** Do a part of an erasure without holding anything up: what is large is left to a worker. */
export async function erasureWork<T extends ErasureTask>(
  disk: Disk,
  folder: string,
  task: T
): Promise<Result<ErasureValue<T>>> {
  const isHere = disk.handle === null || (await bytesOf(disk, folder).catch(() => 0)) < SMALL_BYTES
  return isHere ? doErasureTask(disk, folder, task) : inWorker(disk, folder, task)
}

/** Carry an erasure to its end if one was begun. Throws, in plain words, where that cannot be done yet. */
export async function finishErasures(disk: Disk, folder: string): Promise<void> {
  const [begun, halfWritten] = await Promise.all(
    [INTENTION, `${INTENTION}.tmp`].map(name => disk.find(join(folder, name)))
  )
  if (!begun) return halfWritten ? forgetIntention(disk, folder) : undefined
  const finished = await erasureWork(disk, folder, { kind: 'finish' })
  if (finished.kind === 'refused') throw new NotebookProblem(finished.reason)
}

async function bytesOf(disk: Disk, folder: string): Promise<number> {
  const names = await listIfThere(disk, join(folder, JOURNAL))
  const paths = [SNAPSHOT, ...names.map(name => join(JOURNAL, name))]
  const found = await Promise.all(paths.map(path => disk.find(join(folder, path))))
  return found.reduce((sum, file) => sum + (file?.bytes ?? 0), 0)
}

function inWorker<T extends ErasureTask>(disk: Disk, folder: string, task: T): Promise<Result<ErasureValue<T>>> {
  const { promise, resolve } = Promise.withResolvers<Result<ErasureValue<T>>>()
  const giveUp = (cause: string) => resolve(refuse(`It could not be worked out what to erase: ${cause}`))
  try {
    const worker = new Worker(entryPath('erasure-worker'), { workerData: { handle: disk.handle, folder, task } })
    worker.once('message', resolve)
    worker.once('error', error => giveUp(error.message))
    worker.once('exit', code => giveUp(`the worker ended with ${code}.`))
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error))
  }
  return promise
}
