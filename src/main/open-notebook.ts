import { filing, indexed } from '#shared/change/change.ts'
import type { Changed } from '#shared/contract.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { backupWork } from './backups/backup-work.ts'
import { finishErasures } from './erasure/erasure-work.ts'
import { finishedInSlices } from './in-slices.ts'
import { openSession, type Session } from './session.ts'
import { createFolder } from './storage/create-folder.ts'
import { realDisk, type Disk } from './storage/disk.ts'
import { openFolder } from './storage/open-folder.ts'
import { explain, NotebookProblem } from './storage/problems.ts'
import { randomHex } from './storage/random-hex.ts'

export type OpenOptions = {
  /** Who is at work, asked at each change. */
  readonly by: () => string
  readonly announce: (changed: Changed) => void
  /** Whether to take the right to write; without it, or when another program has it, the session is read-only. */
  readonly write: boolean
  /** Refuse at once where another program has that right, rather than open to read. */
  readonly onlyToWrite?: boolean
  /** What others are told of who holds the notebook, such as “the Dossier app”. */
  readonly host?: string
  readonly disk?: Disk
}

/** Open the notebook in a folder; what does not verify is shown as far as it does. Refused, with the reason, where nothing is. */
export async function openNotebook(path: string, options: OpenOptions): Promise<Result<Session>> {
  const { by, announce, host = 'Dossier', disk = realDisk } = options
  try {
    const backUp = () => backedUp(path, disk)
    const { readOnly, damage, mayArrive, records, revision, history, store } = await openFolder(path, {
      ...options,
      disk,
      host,
      backUp,
      finishErasures
    })
    const notebook = indexed(records)
    // Counted wherever sources are listed, so in any first answer.
    await finishedInSlices(filing(notebook, ['excerptsOfSource']))
    return done(
      openSession({
        ...{ path, disk, readOnly, damage, mayArrive, history, store, by, announce },
        notebook,
        revision,
        newId: () => randomHex(8),
        now: () => new Date().toISOString()
      })
    )
  } catch (error) {
    return refuse(error instanceof NotebookProblem ? error.message : `The notebook cannot be opened. ${explain(error)}`)
  }
}

async function backedUp(path: string, disk: Disk): Promise<void> {
  const made = await backupWork(path, disk)({ kind: 'make' })
  if (made.kind === 'refused') throw new NotebookProblem(made.reason)
}

/** Make a new notebook folder; refused where something lies there already. */
export async function createNotebook(
  path: string,
  { title, disk = realDisk }: { readonly title: string; readonly disk?: Disk }
): Promise<Result<null>> {
  try {
    await createFolder(disk, path, title)
    return done(null)
  } catch (error) {
    return refuse(error instanceof NotebookProblem ? error.message : `The notebook cannot be made. ${explain(error)}`)
  }
}
