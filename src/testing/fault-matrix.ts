import { backupWork } from '#main/backups/backup-work.ts'
import { restoreBackup } from '#main/backups/restore-backup.ts'
import { erase } from '#main/erasure/erase.ts'
import { openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import type { Disk } from '#main/storage/disk.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { decryptNotebook, encryptNotebook, isEncrypted, unlock } from '#main/vault/index.ts'
import { textOf, type Contents } from './crash-scenarios.ts'
import { filled, WORDS } from './erasures.ts'
import { exampleDisk } from './examples.ts'
import { addText, afterDeath, freshDisk, openOn, run, SIMULATED } from './open-folder.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** What a disk may answer in place of doing what it is asked. */
export const CODES = ['EIO', 'ENOSPC', 'EROFS', 'EDQUOT', 'EMFILE'] as const

type Ended = { readonly kind: string; readonly reason?: string }

/** What was said while the disk refused, and what must be found afterwards. */
type Seen = {
  readonly contents: Contents
  /** The last revision that was called saved. */
  saved: number
  readonly ends: Ended[]
}

/** Something done to a notebook, at each of whose calls the disk may refuse. */
type Activity = {
  readonly start: () => Promise<SimulatedDisk>
  readonly perform: (disk: SimulatedDisk, seen: Seen) => Promise<Session | null>
}

const PASSPHRASE = 'four words of no kind'
const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const

/** Each with a notebook of its own. */
export const activities: Readonly<Record<string, Activity>> = {
  working: {
    start: freshDisk,
    perform: inSession(async (session, end) => {
      for (const name of ['One', 'Two']) await end(run(session, { kind: 'add-tag', name }))
      await end(addText(session, 'Mali leaves the court.'))
      await end(session.undo())
      await end(session.redo())
    })
  },
  'backing up': {
    start: freshDisk,
    perform: inSession(async (session, end, disk) => {
      await end(run(session, { kind: 'add-tag', name: 'One' }))
      await end(backupWork(SIMULATED, disk)({ kind: 'make' }))
      await end(run(session, { kind: 'add-tag', name: 'Two' }))
    })
  },
  restoring: {
    start: withBackup,
    perform: inSession(async (session, end, disk) => {
      const work = backupWork(SIMULATED, disk)
      const listed = await work({ kind: 'list' })
      await end(Promise.resolve(listed))
      const [backup] = listed.kind === 'done' ? listed.value : []
      if (backup) await end(restoreBackup(session, work, backup.id))
      await end(session.undo())
    })
  },
  encrypting: {
    start: closedDisk,
    perform: async (disk, seen) => {
      seen.ends.push(await encryptNotebook(SIMULATED, { passphrase: PASSPHRASE, host: 'a test', disk, scryptCost: 16 }))
      return null
    }
  },
  decrypting: {
    start: encryptedDisk,
    perform: async (disk, seen) => {
      seen.ends.push(await decryptNotebook(SIMULATED, { secret, host: 'a test', disk }))
      return null
    }
  },
  'working on an encrypted one': {
    start: encryptedDisk,
    perform: inSession(async (session, end) => {
      await end(run(session, { kind: 'add-tag', name: 'After' }))
      await end(session.undo())
    })
  },
  erasing: {
    start: filledDisk,
    perform: inSession(async (session, end) => {
      const sourceId = [...session.notebook.sources.values()].find(({ title }) => title.includes(WORDS))?.id ?? ''
      await end(erase(session, { kind: 'source', sourceId }))
      await end(run(session, { kind: 'rename-notebook', title: 'After' }))
    })
  },
  migrating: {
    start: async () => exampleDisk(1),
    perform: inSession(async (session, end) => end(run(session, { kind: 'rename-notebook', title: 'After' })))
  }
}

type End = (made: Promise<Ended>) => Promise<void>

/** Open, work, and close; the notebook stays open where it cannot be closed. */
function inSession(work: (session: Session, end: End, disk: Disk) => Promise<void>): Activity['perform'] {
  return async (raw, seen) => {
    const disk = await doorTo(raw)
    const opened = typeof disk === 'string' ? { kind: 'refused' as const, reason: disk } : await openOnce(disk)
    if (opened.kind === 'refused' || typeof disk === 'string') {
      seen.ends.push(opened as Ended)
      return null
    }
    const session = opened.value
    const note = () => seen.contents.set(session.status().revision, textOf(session))
    note()
    session.onChange(note)
    await work(
      session,
      async made => {
        const ended = await made
        seen.ends.push(ended)
        if (ended.kind === 'done' && session.status().saving === 'saved') seen.saved = session.status().revision
      },
      disk
    )
    const closed = await session.close()
    seen.ends.push(closed)
    return closed.kind === 'done' ? null : session
  }
}

/** The disk on which a notebook lies open, or why there is none. */
async function doorTo(disk: SimulatedDisk): Promise<Disk | string> {
  try {
    if (!(await isEncrypted(SIMULATED, disk))) return disk
    const unlocked = await unlock(SIMULATED, secret, disk)
    return unlocked.kind === 'done' ? unlocked.value : unlocked.reason
  } catch (error) {
    return `The disk refused (${String(error)}).`
  }
}

function openOnce(disk: Disk) {
  return openNotebook(SIMULATED, { by: () => 'Ana', announce: () => {}, write: true, disk })
}

/** How many calls of the disk an activity makes where nothing fails. */
export async function callsOf({ start, perform }: Activity): Promise<number> {
  const disk = await start()
  await perform(disk, { contents: new Map(), saved: 0, ends: [] })
  return disk.calls
}

/**
 * Let the disk refuse one call of an activity, or all from it on. Returns what is wrong: something was called saved and
 * is not found, work did not go on when the disk worked again, or no reason was given; null where nothing is.
 */
export async function whatIsWrong(
  { start, perform }: Activity,
  number: number,
  code: string,
  isLasting: boolean
): Promise<string | null> {
  const disk = await start()
  const before = await contentBefore(disk)
  const seen: Seen = { contents: new Map([before]), saved: 0, ends: [] }
  const from = disk.calls
  disk.fault = (_, __, count) => {
    const at = count - from
    return at === number || (isLasting && at > number) ? code : null
  }
  try {
    const left = await perform(disk, seen)
    disk.fault = () => null
    return whatWasSaid(seen) ?? (left && (await whatDoesNotGoOn(left, seen))) ?? (await whatIsMissing(disk, seen))
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`
  }
}

async function contentBefore(disk: SimulatedDisk): Promise<readonly [number, string]> {
  const door = await doorTo(new SimulatedDisk(disk.files()))
  if (typeof door === 'string') throw new Error(door)
  const session = await openOn(door, SIMULATED, false)
  return [session.status().revision, textOf(session)]
}

function whatWasSaid({ ends }: Seen): string | null {
  const silent = ends.find(({ kind, reason = '' }) => kind !== 'done' && !/^[A-Z“].*[.]$/s.test(reason))
  return silent ? `said only ${JSON.stringify(silent)}` : null
}

/** Where something could not be saved, it is when the disk works again, and can be taken back. */
async function whatDoesNotGoOn(session: Session, seen: Seen): Promise<string | null> {
  const saved = await session.save()
  if (saved.kind !== 'done') return `is not saved later: ${saved.reason}`
  seen.saved = session.status().revision
  const { undo } = session.status()
  const undone = await session.undo()
  if (undone.kind !== 'done') return `cannot be undone later: ${undone.reason}`
  if ((undo === null) !== (undone.value === null)) return `undid ${undone.value} where ${undo} was offered`
  seen.saved = session.status().revision
  const closed = await session.close()
  return closed.kind === 'done' ? null : closed.reason
}

async function whatIsMissing(disk: SimulatedDisk, { contents, saved }: Seen): Promise<string | null> {
  const left = afterDeath(disk.files())
  const door = await doorTo(left)
  if (typeof door === 'string') return door
  const opened = await openOnce(door)
  if (opened.kind === 'refused') return opened.reason
  const session = opened.value
  const { revision } = session.status()
  if (session.readOnly !== null) return session.readOnly
  if (revision < saved) return `revision ${saved} is lost, it is at ${revision}`
  const known = contents.get(revision)
  // A notebook of an older version is brought up at opening, where that could not be done before.
  if (known !== undefined && known !== textOf(session)) return `not what it held at revision ${revision}`
  await session.close()
  const verified = await verifyNotebook(SIMULATED, door)
  if (verified.kind === 'refused') return verified.reason
  return verified.value.problems[0] ?? null
}

async function closedDisk(): Promise<SimulatedDisk> {
  const disk = await freshDisk()
  const session = await openOn(disk)
  await addText(session, 'Mali leaves the court.')
  await run(session, { kind: 'add-tag', name: 'Coups' })
  await session.close()
  return new SimulatedDisk(disk.files())
}

async function withBackup(): Promise<SimulatedDisk> {
  const disk = await closedDisk()
  await backupWork(SIMULATED, disk)({ kind: 'make' })
  const session = await openOn(disk)
  const [tagId = ''] = session.notebook.tags.keys()
  await run(session, { kind: 'remove-tag', tagId })
  await session.close()
  return new SimulatedDisk(disk.files())
}

async function encryptedDisk(): Promise<SimulatedDisk> {
  const disk = await closedDisk()
  const made = await encryptNotebook(SIMULATED, { passphrase: PASSPHRASE, host: 'a test', disk, scryptCost: 16 })
  if (made.kind === 'refused') throw new Error(made.reason)
  return new SimulatedDisk(disk.files())
}

async function filledDisk(): Promise<SimulatedDisk> {
  const { disk, session } = await filled()
  await session.close()
  return new SimulatedDisk(disk.files())
}
