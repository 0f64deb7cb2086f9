import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { endWorker } from './end-worker.ts'

/** A worker of a few lines, once it is at work. */
async function working(lines: string): Promise<Worker> {
  const worker = new Worker(`const { parentPort } = require('node:worker_threads')\n${lines}`, { eval: true })
  await once(worker, 'message')
  return worker
}

/** How it ended, and after how many milliseconds. */
async function ended(worker: Worker): Promise<readonly [code: unknown, ms: number]> {
  const exit = once(worker, 'exit')
  const begun = performance.now()
  await endWorker(worker, 'close')
  const ms = performance.now() - begun
  return [(await exit)[0], ms]
}

describe('a worker that is ended (V)', () => {
  it('[V26] is sent the word, forgets and ends by itself', async () => {
    const worker = await working(`
      parentPort.on('message', word => {
        parentPort.postMessage(word)
        parentPort.close()
      })
      parentPort.postMessage('at work')`)
    const heard = once(worker, 'message')
    const [code] = await ended(worker)
    expect([code, await heard]).toEqual([0, ['close']])
  })

  it('[V26] ends soon all the same while it is too busy to hear of it, or hears and stays', async () => {
    const deaf = "parentPort.postMessage('at work'); for (;;) {}"
    const stubborn = "parentPort.on('message', () => {}); parentPort.postMessage('at work')"
    for (const lines of [deaf, stubborn]) {
      const [code, ms] = await ended(await working(lines))
      expect([lines, code, ms > 400, ms < 5000]).toEqual([lines, 1, true, true])
    }
  })

  it('[V26] is not waited for when it has ended already', async () => {
    const worker = new Worker('', { eval: true })
    await once(worker, 'exit')
    await endWorker(worker, 'close')
    expect(worker.threadId).toBe(-1)
  })
})
