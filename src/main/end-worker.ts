import type { Worker } from 'node:worker_threads'

const LONGEST_MS = 500

/** Have a worker forget its key and end when it is sent this; one that is too busy to hear of it ends all the same. */
export async function endWorker(worker: Worker, word: unknown): Promise<void> {
  const { promise: gone, resolve } = Promise.withResolvers<void>()
  worker.once('exit', () => resolve())
  const patience = setTimeout(resolve, LONGEST_MS)
  worker.postMessage(word)
  await gone
  clearTimeout(patience)
  await worker.terminate()
}
