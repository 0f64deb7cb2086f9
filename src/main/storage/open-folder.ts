import type { Disk } from './disk.ts'
import { Keeper, type FinishErasures } from './keeper.ts'
import { clearUpAtOpening } from './leftovers.ts'
import { takeLock, type Lock, type LockAttempt } from './lock.ts'
import { migrationOf, upToDate } from './migrate.ts'
import { explain, NotebookProblem } from './problems.ts'
import { mustBeNotebook } from './read-notebook.ts'
import { readOrSalvage, type FoundNotebook } from './read-or-salvage.ts'
import { nothingRecalled, recallHistory, type OpenedHistory } from './recall-history.ts'
import type { Records } from './snapshot.ts'
import { keepSource, originalReader, textReader } from './source-files.ts'
import type { Store } from './store.ts'

export type OpenedFolder = {
  /** Why nothing can be changed; null where it can. */
  readonly readOnly: string | null
  /** What is wrong with its files, and what is shown in their place; null when nothing is known to be. */
  readonly damage: string | null
  /** Whether what is missing of it may come by itself. */
  readonly mayArrive: boolean
  readonly records: Records
  readonly revision: number
  readonly history: OpenedHistory['history']
  readonly store: Store
}

type Options = {
  readonly disk: Disk
  readonly write: boolean
  readonly onlyToWrite?: boolean
  readonly host: string
  /** Make a backup of the notebook as it lies on disk, before an older one is brought up to date. */
  readonly backUp: () => Promise<unknown>
  readonly finishErasures: FinishErasures
}

/** Open a notebook folder to work on, or, where that cannot be, to read. */
export async function openFolder(folder: string, options: Options): Promise<OpenedFolder> {
  const { disk, write, onlyToWrite, host } = options
  await mustBeNotebook(disk, folder)
  const attempt = write ? await tryLock(disk, folder, host) : notAsked
  if (attempt.kind !== 'held' && onlyToWrite) throw new NotebookProblem(attempt.reason)
  if (attempt.kind !== 'held') return openToRead(disk, folder, attempt.reason)
  try {
    return await openToWrite(folder, options, attempt.lock)
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
async function toRead(disk: Disk, folder: string, reason: string, read: FoundNotebook): Promise<OpenedFolder> {
  const readOnly = read.damage ?? reason
  const store: Store = {
    text: textReader(disk, folder),
    original: originalReader(disk, folder),
    older: null,
    explain,
    save: () => Promise.reject(new Error(readOnly)),
    keep: () => Promise.reject(new Error(readOnly)),
    close: () => Promise.resolve()
  }
  const { damage, position, mayArrive } = read
  return {
    readOnly,
    damage,
    mayArrive,
    records: await upToDate(read),
    revision: position.revision,
    history: nothingRecalled.history,
    store
  }
}

async function openToWrite(folder: string, options: Options, lock: Lock): Promise<OpenedFolder> {
  const { disk, backUp, finishErasures } = options
  // Whoever copied the folder may have let others in.
  await disk.makePrivate(folder).catch(() => {})
  // Somebody may have encrypted it before the lock was free.
  await mustBeNotebook(disk, folder)
  await clearUpAtOpening(disk, folder)
  const unfinished = await unfinishedErasure(folder, options)
  const read = await readOrSalvage(disk, folder, true)
  if (read.damage !== null || read.whole === null || unfinished !== null) {
    // Until it is mended there is nothing to write, so whoever mends it may.
    await lock.release()
    return toRead(disk, folder, unfinished ?? '', read)
  }
  const keeper = new Keeper(disk, folder, read.whole, lock, finishErasures)
  const records = await upToDate(read)
  const isOld = records !== read.records
  if (isOld) {
    const problem = await bringUpToDate(read, records, keeper, backUp)
    if (problem !== null) {
      await lock.release()
      return toRead(disk, folder, problem, read)
    }
  }
  const revision = read.position.revision + (isOld ? 1 : 0)
  const { entries } = read.whole.journal
  const { history, older } = isOld ? nothingRecalled : await recallHistory(disk, folder, entries)
  const store: Store = {
    text: textReader(disk, folder),
    original: originalReader(disk, folder),
    older,
    explain,
    save: entries => keeper.save(entries),
    keep: (original, text) => keepSource(disk, folder, original, text),
    close: () => keeper.close()
  }
  return { readOnly: null, damage: null, mayArrive: false, records, revision, history, store }
}

/** Returns why what was being erased cannot be erased yet. */
async function unfinishedErasure(folder: string, { disk, finishErasures }: Options): Promise<string | null> {
  try {
    await finishErasures(disk, folder)
    return null
  } catch (error) {
    return `${explain(error)} Then open the notebook again to go on.`
  }
}

/** Returns why an older notebook cannot be brought up to date; it is then as it was. */
async function bringUpToDate(
  read: FoundNotebook,
  records: Records,
  keeper: Keeper,
  backUp: Options['backUp']
): Promise<string | null> {
  try {
    await backUp()
    await keeper.save([await migrationOf(read, records)])
    return null
  } catch (error) {
    return `This notebook was written by an older version of Dossier, and could not be brought up to date, so it can only be read. ${explain(error)}`
  }
}
