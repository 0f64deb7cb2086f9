import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Change } from '#shared/change/change.ts'
import { tableNames, type Notebook, type ReadonlyTables } from '#shared/model/notebook.ts'
import { done, refuse, type Refused, type Result } from '#shared/result.ts'
import type { CheckedSearch, SearchAnswer } from '#shared/search.ts'
import { endWorker } from '#main/end-worker.ts'
import { entryPath } from '#main/entries.ts'
import type { Session } from '#main/session.ts'
import type { DiskHandle } from '#main/storage/disk.ts'
import { shelved, type FromWorker, type Searched, type ToWorker } from './messages.ts'

/** Find words in a notebook's texts, excerpts and notes. */
export type Search = {
  /** Refused when the same asker asks for something else before the answer is there. */
  readonly search: (request: CheckedSearch) => Promise<Result<SearchAnswer>>
  readonly close: () => Promise<void>
}

const OVERTAKEN = refuse('Something else was searched for meanwhile.')
const CLOSED = refuse('The notebook was closed.')
const CRASHED = refuse('The search stopped unexpectedly. Nothing was changed. Search again.')

type Asker = CheckedSearch['asker']
type Waiting = { readonly asker: Asker; readonly answer: (result: Result<SearchAnswer>) => void }

/** Search an open notebook in a worker, which starts with the first search and again after a crash. */
export function openSearch(session: Pick<Session, 'notebook' | 'path' | 'disk' | 'onChange'>, entry?: string): Search {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let isClosed = false
  let last = 0
  const unhear = session.onChange(change => tellChange(worker, change))

  function answer(number: number, result: Result<SearchAnswer>): void {
    waiting.get(number)?.answer(result)
    waiting.delete(number)
    if (waiting.size === 0) worker?.unref()
  }

  function answerAll(refusal: Refused): void {
    for (const number of [...waiting.keys()]) answer(number, refusal)
  }

  function start(handle: DiskHandle): Worker {
    const started = startWorker(entry ?? entryPath('search-worker'), { handle, path: session.path })
    started.on('message', ({ number, answer: found }: FromWorker) => answer(number, found ? done(found) : OVERTAKEN))
    started.on('exit', () => {
      if (worker !== started) return
      worker = null
      answerAll(CRASHED)
    })
    loaded.set(started, load(started, session.notebook))
    return started
  }

  /** What the same asker has asked for before is waited for in vain. */
  function overtake(asker: Asker): void {
    for (const [number, before] of [...waiting]) {
      if (!isLater(asker, before.asker)) continue
      tell(worker, { kind: 'stop', number })
      answer(number, OVERTAKEN)
    }
  }

  return {
    async search(request) {
      const { handle } = session.disk
      if (isClosed || !handle) return CLOSED
      // Questions may arrive in another order than they were asked in.
      if ([...waiting.values()].some(({ asker }) => isLater(asker, request.asker))) return OVERTAKEN
      overtake(request.asker)
      const number = ++last
      const found = new Promise<Result<SearchAnswer>>(resolve => {
        waiting.set(number, { asker: request.asker, answer: resolve })
      })
      const asked = (worker ??= start(handle))
      asked.ref()
      await loaded.get(asked)
      if (waiting.has(number)) tell(asked, { kind: 'search', number, request })
      return found
    },
    async close() {
      isClosed = true
      unhear()
      const stopping = worker
      worker = null
      answerAll(CLOSED)
      if (stopping) await endWorker(stopping, { kind: 'close' } satisfies ToWorker)
    }
  }
}

function isLater(asker: Asker, before: Asker): boolean {
  return asker !== undefined && asker.id === before?.id && asker.turn > before.turn
}

function startWorker(entry: string, workerData: Searched): Worker {
  const worker = new Worker(entry, { name: 'search', workerData, execArgv: [] })
  // Without a listener an error would end the whole process; the exit that follows it is what counts.
  worker.on('error', () => {})
  return worker
}

/** Until all is told, searches wait. */
const loaded = new WeakMap<Worker, Promise<void>>()

function tell(worker: Worker | null, message: ToWorker): void {
  worker?.postMessage(message)
}

function tellChange(worker: Worker | null, change: Change): void {
  if (!worker) return
  for (const { table, id, after } of change)
    tell(worker, after ? { kind: 'keep', records: [shelved(table, after)] } : { kind: 'forget', table, id })
}

/** More at once would hold up the main process for longer than a frame. */
const BATCH = 300

/** Tell a new worker everything, a little at a time; what changes meanwhile is told as it changes. */
async function load(worker: Worker, notebook: Notebook): Promise<void> {
  const tables: ReadonlyTables = notebook
  for (const table of tableNames) {
    const ids = [...tables[table].keys()]
    for (let i = 0; i < ids.length; i += BATCH) {
      // Read anew after each pause, since a record may be another by now, or gone.
      const records = ids.slice(i, i + BATCH).flatMap(id => tables[table].get(id) ?? [])
      tell(worker, { kind: 'keep', records: records.map(record => shelved(table, record)) })
      await setImmediate()
    }
  }
}
