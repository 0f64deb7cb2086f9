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
import { explain } from '#main/storage/problems.ts'
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

const NOTHING = done<SearchAnswer>({ total: 0, hits: [], unread: [] })

type Asker = CheckedSearch['asker']
type Waiting = { readonly asker: Asker; readonly answer: (result: Result<SearchAnswer>) => void }

/** Search an open notebook in a worker, which starts with the first search and again after a crash. */
export function openSearch(session: Pick<Session, 'notebook' | 'path' | 'disk' | 'onChange'>, entry?: string): Search {
  const waiting = keepWaiting()
  let worker: Worker | null = null
  let isClosed = false
  const unhear = session.onChange(change => tellChange(worker, change))

  function start(handle: DiskHandle): Worker {
    const started = startWorker(entry ?? entryPath('search-worker'), { handle, path: session.path })
    started.on('message', ({ number, answer: found }: FromWorker) => {
      waiting.answer(number, found ? done(found) : OVERTAKEN)
      if (waiting.isEmpty()) started.unref()
    })
    started.on('exit', () => end(started, CRASHED))
    const read = load(started, session.notebook)
    // What cannot be read of the notebook is told to whoever searches, each time anew.
    loaded.set(
      started,
      read.catch((error: unknown) => end(started, refuse(explain(error))))
    )
    return started
  }

  /** A worker that ended, or has to: whoever waits for it is told why. */
  function end(ended: Worker, reason: Refused): void {
    if (worker !== ended) return
    worker = null
    void ended.terminate()
    waiting.answerAll(reason)
  }

  return {
    async search(request) {
      const { handle } = session.disk
      if (isClosed || !handle) return CLOSED
      // Questions may arrive in another order than they were asked in.
      if (waiting.hasLater(request.asker)) return OVERTAKEN
      for (const number of waiting.overtake(request.asker)) tell(worker, { kind: 'stop', number })
      // Whoever asks for nothing only gives up what was asked before.
      if (request.words.trim() === '') return NOTHING
      const { number, found } = waiting.begin(request.asker)
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
      waiting.answerAll(CLOSED)
      if (stopping) await endWorker(stopping, { kind: 'close' } satisfies ToWorker)
    }
  }
}

/** Keep who waits for an answer, each by the number of the question. */
function keepWaiting() {
  const waiting = new Map<number, Waiting>()
  let last = 0

  function answer(number: number, result: Result<SearchAnswer>): void {
    waiting.get(number)?.answer(result)
    waiting.delete(number)
  }

  return {
    answer,
    answerAll: (refusal: Refused) => {
      for (const number of [...waiting.keys()]) answer(number, refusal)
    },
    begin: (asker: Asker) => {
      const number = ++last
      const found = new Promise<Result<SearchAnswer>>(resolve => waiting.set(number, { asker, answer: resolve }))
      return { number, found }
    },
    /** What the same asker has asked before is waited for in vain. Returns the numbers. */
    overtake: (asker: Asker) => {
      const overtaken = [...waiting].flatMap(([number, before]) => (isLater(asker, before.asker) ? [number] : []))
      for (const number of overtaken) answer(number, OVERTAKEN)
      return overtaken
    },
    hasLater: (asker: Asker) => [...waiting.values()].some(other => isLater(other.asker, asker)),
    has: (number: number) => waiting.has(number),
    isEmpty: () => waiting.size === 0
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
