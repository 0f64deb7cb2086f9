import { done, type Outcome, type Result } from '#shared/result.ts'
import type { Backups, Difference } from '#shared/contract/backups.ts'
import type { Session } from '#main/session.ts'
import { backupWork, type BackupWork } from './backup-work.ts'
import type { Made } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'

/** The backups of the open notebook. */
export type KeptBackups = {
  readonly list: () => Promise<Result<Backups>>
  readonly make: () => Promise<Result<Made>>
  readonly compare: (id: string) => Promise<Result<Difference>>
  readonly restore: (id: string) => Promise<Outcome<Difference>>
  /** Make one of what was changed since the last; to be called once all is saved. */
  readonly catchUp: () => Promise<void>
  /** The same, and make none any more. */
  readonly close: () => Promise<void>
}

type Options = {
  readonly work?: BackupWork
  /** How long a change may wait: less than five minutes by what it takes to make a large backup. */
  readonly pauseMs?: number
  /** The first one waits until the window is there. */
  readonly openingMs?: number
}

const PAUSE_MS = 270_000
const OPENING_MS = 2000
/** A change of so many records is worth a backup of what was before it. */
const MANY_RECORDS = 50

/** Keep backups of the open notebook: when it was opened, every few minutes while it changes, and when it is closed. */
export function keepBackups(session: Session, options: Options = {}): KeptBackups {
  const { work = backupWork(session.path, session.disk), pauseMs = PAUSE_MS, openingMs = OPENING_MS } = options
  const isOurs = session.readOnly === null
  const opened = session.status().revision
  let problem: string | null = null
  let newest = -1
  let last: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let isClosed = false
  const opening = setTimeout(() => void make(opened), openingMs)
  opening.unref()
  if (!isOurs) clearTimeout(opening)

  const stop = session.onChange((change, revision) => {
    if (change.length >= MANY_RECORDS && newest < revision - 1) void make(revision - 1)
    makeLater()
  })

  /** One at a time, so that two never thin out the same. */
  function make(revision?: number): Promise<Result<Made>> {
    const making = last.then(() => work({ kind: 'make', ...(revision !== undefined && { revision }) }))
    last = making.then(made => {
      problem = made.kind === 'refused' ? made.reason : null
      if (made.kind === 'done') newest = Math.max(newest, made.value.revision)
    })
    return making
  }

  function makeLater(): void {
    if (timer || !isOurs || isClosed) return
    timer = setTimeout(() => void makeNow(), pauseMs)
    // A program that is about to end makes its last backup on closing.
    timer.unref()
  }

  async function makeNow(): Promise<void> {
    timer = null
    await make()
    await last
    // What was not on disk yet, or could not be backed up, is still to be.
    if (newest < session.status().revision) makeLater()
  }

  async function catchUp(): Promise<void> {
    await last
    if (isOurs && newest < session.status().revision) await make()
  }

  return {
    catchUp,
    async list() {
      await last
      const list = await work({ kind: 'list' })
      return list.kind === 'done' ? done({ list: list.value, problem }) : list
    },
    make: () => make(),
    compare: id => work({ kind: 'compare', id }),
    restore: id => restoreBackup(session, work, id),
    async close() {
      isClosed = true
      stop()
      clearTimeout(opening)
      if (timer) clearTimeout(timer)
      timer = null
      await catchUp()
    }
  }
}
