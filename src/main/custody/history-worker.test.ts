import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNotebook } from '#main/open-notebook.ts'
import { encryptNotebook, forget, unlock } from '#main/vault/index.ts'
import { addText, openOn, run, valueOf } from '../../testing/open-folder.ts'
import { openHistory } from './ask-history.ts'

const PASSPHRASE = 'vier Worte, die niemand kennt'

let home: string
let path: string
let sourceId: string
/** Those that were started since, each with how it ends. */
let workers: { readonly worker: Worker; readonly exit: Promise<unknown[]> }[]
const note = (worker: Worker) => void workers.push({ worker, exit: once(worker, 'exit') })

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dossier-history-'))
  path = join(home, 'Sahel.dossier')
  workers = []
  process.on('worker', note)
  valueOf(await createNotebook(path, { title: 'Sahel' }))
  const session = await openOn(undefined, path)
  sourceId = valueOf(await addText(session, 'Mali leaves the court.'))
  valueOf(await run(session, { kind: 'mark-excerpt', sourceId, start: 0, end: 4 }))
  await session.close()
})

afterEach(async () => {
  process.off('worker', note)
  await rm(home, { recursive: true })
})

const isAt = ({ worker }: { readonly worker: Worker }) => worker.threadId !== -1

describe('the worker that reads histories (H)', () => {
  it('[H41] serves page after page, ends when none is wanted for a while, and another serves the next', async () => {
    const history = openHistory(path, undefined, 1500)
    const pages = [await history.ask({ sourceId }), await history.ask({ sourceId, from: 1 })]
    expect(pages).toMatchObject([{ value: { total: 2 } }, { value: { total: 2 } }])
    expect([workers.length, workers.every(isAt)]).toEqual([1, true])
    expect(await workers[0]?.exit).toEqual([0])
    expect(await history.ask({ sourceId })).toEqual(pages[0])
    expect(workers).toHaveLength(2)
    await history.close()
    expect(await workers[1]?.exit).toEqual([0])
  })

  it('[V26] ends with what it knows of an encrypted notebook as soon as that is locked, and reads no more', async () => {
    valueOf(await encryptNotebook(path, { passphrase: PASSPHRASE, host: 'a test', scryptCost: 2 }))
    workers.length = 0
    const disk = valueOf(await unlock(path, { kind: 'passphrase', passphrase: PASSPHRASE }))
    const history = openHistory(path, disk)
    expect(await history.ask({ sourceId })).toMatchObject({ value: { total: 2 } })
    expect(workers.map(isAt)).toEqual([true])
    await history.close()
    expect(await workers[0]?.exit).toEqual([0])
    expect(await history.ask({ sourceId })).toMatchObject({ kind: 'refused' })
    expect(workers).toHaveLength(1)
    forget(disk)
  })

  it('[V26] ends also while it reads, whoever waits for that being told', async () => {
    const history = openHistory(path)
    const asked = history.ask({ sourceId })
    await vi.waitUntil(() => workers.length > 0, { interval: 1, timeout: 5000 })
    await history.close()
    expect(['done', 'refused']).toContain((await asked).kind)
    await Promise.all(workers.map(({ exit }) => exit))
    expect(workers.every(one => !isAt(one))).toBe(true)
  })
})
