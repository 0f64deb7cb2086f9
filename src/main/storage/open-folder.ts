import type { Disk } from './disk.ts'
import { Keeper } from './keeper.ts'
import { takeLock, type Lock, type LockAttempt } from './lock.ts'
import { explain, NotebookProblem } from './problems.ts'
import { mustBeNotebook, type ReadNotebook } from './read-notebook.ts'
import { readOrSalvage, type FoundNotebook } from './read-or-salvage.ts'
import { nothingRecalled, recallHistory, type OpenedHistory } from './recall-history.ts'
import { keepSource, textReader } from './source-files.ts'
import type { Store } from './store.ts'

export type OpenedFolder = {
  /** Why nothing can be changed; null where it can. */
  readonly readOnly: string | null
  /** What is wrong with its files, and what is shown in their place; null when nothing is known to be. */
  readonly damage: string | null
  readonly read: Pick<ReadNotebook, 'records' | 'position'>
  readonly history: OpenedHistory['history']
  readonly store: Store
}

type Options = {
  readonly disk: Disk
  readonly write: boolean
  readonly onlyToWrite?: boolean
  readonly host: string
}

/** Open a notebook folder to work on, or, where that cannot be, to read. */
export async function openFolder(folder: string, { disk, write, onlyToWrite, host }: Options): Promise<OpenedFolder> {
  await mustBeNotebook(disk, folder)
  const attempt = write ? await tryLock(disk, folder, host) : notAsked
  if (attempt.kind !== 'held' && onlyToWrite) throw new NotebookProblem(attempt.reason)
  if (attempt.kind !== 'held') return openToRead(disk, folder, attempt.reason)
  try {
    return await openToWrite(disk, folder, attempt.lock)
  } catch (error) {
    await attempt.lock.release()
    throw error
  }
}

const notAsked: LockAttempt = { kind: 'none', reason: 'This notebook was opened to be read only.' }

async function tryLock(disk: Disk, folder: string, host: string): Promise<LockAttempt> {
  try {
    return await takeLock(disk, folder, host)
  } catch (error) {
    return { kind: 'none', reason: `This notebook can only be read. ${explain(error)}` }
  }
}

async function openToRead(disk: Disk, folder: string, readOnly: string): Promise<OpenedFolder> {
  return toRead(disk, folder, readOnly, await readOrSalvage(disk, folder, false))
}

/** What is damaged is said before anything else that keeps it from being changed. */
function toRead(disk: Disk, folder: string, reason: string, read: FoundNotebook): OpenedFolder {
  const readOnly = read.damage ?? reason
  const store: Store = {
    text: textReader(disk, folder),
    older: null,
    explain,
    save: () => Promise.reject(new Error(readOnly)),
    keep: () => Promise.reject(new Error(readOnly)),
    close: () => Promise.resolve()
  }
  return { readOnly, damage: read.damage, read, history: nothingRecalled.history, store }
}

async function openToWrite(disk: Disk, folder: string, lock: Lock): Promise<OpenedFolder> {
  // Whoever copied the folder may have let others in.
  await disk.makePrivate(folder).catch(() => {})
  const read = await readOrSalvage(disk, folder, true)
  if (read.damage !== null || read.whole === null) {
    // Until it is mended there is nothing to write, so whoever mends it may.
    await lock.release()
    return toRead(disk, folder, '', read)
  }
  const { history, older } = await recallHistory(disk, folder, read.whole.journal.entries)
  const keeper = new Keeper(disk, folder, read.whole, lock)
  const store: Store = {
    text: textReader(disk, folder),
    older,
    explain,
    save: entries => keeper.save(entries),
    keep: (original, text) => keepSource(disk, folder, original, text),
    close: () => keeper.close()
  }
  return { readOnly: null, damage: null, read, history, store }
}
