import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { FromWorker, Searched, ToWorker } from './search/messages.ts'
import { searchShelf } from './search/search-shelf.ts'
import { openShelf } from './search/shelf.ts'
import { openTexts } from './search/texts.ts'
import { diskOf, forget } from './vault/index.ts'

const { handle, path } = workerData as Searched
const disk = diskOf(handle)
const shelf = openShelf(openTexts(disk, path))
const stopped = new Set<number>()
let turn: Promise<void> = Promise.resolve()
const pause = () => setImmediate<void>()

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'keep') for (const record of message.records) shelf.keep(record)
  else if (message.kind === 'forget') shelf.forget(message.table, message.id)
  else if (message.kind === 'stop') stopped.add(message.number)
  else if (message.kind === 'close') end()
  else turn = turn.then(() => search(message))
})

function end(): void {
  forget(disk)
  parentPort?.close()
}

/** One search at a time, in the order asked for; those that were stopped meanwhile are soon over. */
async function search({ number, request }: Extract<ToWorker, { kind: 'search' }>): Promise<void> {
  await pause()
  const answer = stopped.has(number) ? null : await searchShelf(shelf, request, pause, () => stopped.has(number))
  stopped.delete(number)
  parentPort?.postMessage({ number, answer } satisfies FromWorker)
}
