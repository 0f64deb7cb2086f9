import { join } from 'node:path'
import type { Desk } from '#shared/contract.ts'
import { realDisk } from '#main/storage/disk.ts'
import { listIfThere } from '#main/storage/durable-file.ts'
import { JOURNAL, ORIGINALS, TEXTS } from '#main/storage/layout.ts'
import { conflictCopies } from '#main/storage/synchronised/conflict-copies.ts'
import { oneAtATime, someCopies } from '#main/storage/synchronised/say-copies.ts'
import { syncServiceOf } from '#main/storage/synchronised/sync-service.ts'

/** What to know of a folder that another program synchronises. */
export type Synchronised = NonNullable<NonNullable<Desk['open']>['synchronised']>

const PLACES = ['', JOURNAL, ORIGINALS, TEXTS]
const PAUSE_MS = 3000

/** Say what a researcher must know of the folder that a notebook lies in; null where nothing synchronises it. */
export async function describeSyncing(path: string): Promise<Synchronised | null> {
  const service = await syncServiceOf(realDisk, path)
  const { length: copies } = await conflictCopies(realDisk, path).catch(() => [])
  if (service === null && copies === 0) return null
  const sentences = [service !== null && oneAtATime(service), copies > 0 && someCopies(copies)]
  return { copies, advice: sentences.filter(Boolean).join(' ') }
}

/** Call when the files in a notebook folder have changed, again and again until it is stopped; returns how to stop. */
export function watchFolder(path: string, onChange: () => Promise<void>, pauseMs = PAUSE_MS): () => void {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let before = filesIn(path)

  async function look(): Promise<void> {
    const [was, is] = [await before, await filesIn(path)]
    before = Promise.resolve(is)
    if (was !== is && !isStopped) await onChange()
    lookLater()
  }

  function lookLater(): void {
    if (isStopped) return
    timer = setTimeout(() => void look().catch(lookLater), pauseMs)
    // A program that is about to end need not wait for files.
    timer.unref()
  }

  lookLater()
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}

/** Which files there are, and how large those are whose size may grow. */
async function filesIn(path: string): Promise<string> {
  const lists = await Promise.all(PLACES.map(place => listIfThere(realDisk, join(path, place)).catch(() => [])))
  const segments = await Promise.all((lists[1] ?? []).map(name => realDisk.find(join(path, JOURNAL, name))))
  const sizes = segments.map(segment => segment?.bytes ?? 0)
  return JSON.stringify([...lists.map(names => [...names].sort()), sizes])
}
