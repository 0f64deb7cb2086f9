import { Worker } from 'node:worker_threads'
import { done, refuse, type Result } from '#shared/result.ts'
import { entryPath } from '#main/entries.ts'
import type { Disk, DiskHandle } from '#main/storage/disk.ts'
import { makeSeal } from './seal.ts'

/** What the worker is started with to make a seal. */
export type AskedSeal = {
  readonly folder: string
  readonly config: string
  readonly handle: DiskHandle
  readonly revision: number
}

/** Seal a notebook as it was at a revision, in a worker, since that takes the whole journal; the value is the line. */
export async function askSeal(folder: string, config: string, disk: Disk, revision: number): Promise<Result<string>> {
  const { handle } = disk
  if (handle) return sealInWorker({ folder, config, handle, revision })
  return sealLine(folder, config, disk, revision)
}

/** The line of a seal alone. */
export async function sealLine(...asked: Parameters<typeof makeSeal>): Promise<Result<string>> {
  const made = await makeSeal(...asked)
  return made.kind === 'done' ? done(made.value.text) : made
}

function sealInWorker(seal: AskedSeal): Promise<Result<string>> {
  const { promise, resolve } = Promise.withResolvers<Result<string>>()
  const worker = new Worker(entryPath('custody-worker'), { workerData: { seal } })
  worker.once('message', resolve)
  worker.once('error', () => resolve(failed))
  worker.once('exit', () => resolve(failed))
  return promise
}

const failed = refuse('The notebook could not be sealed. Try again.')
