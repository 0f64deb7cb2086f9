import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { SCHEMA_VERSION } from '#shared/model/about.ts'
import { isCode, type Disk } from '#main/storage/disk.ts'
import { removeIfThere, writeDurably } from '#main/storage/durable-file.ts'
import { mustBePlain } from '#main/storage/encrypted-folder.ts'
import type { Position } from '#main/storage/journal-line.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { readJournal } from '#main/storage/read-journal.ts'
import { erasureIn } from '#main/storage/recall.ts'
import { snapshotOf, snapshotParts } from '#main/storage/snapshot.ts'
import { backupBytes, backupIfReadable, backupNames, isWhole, startOf, unzipped } from './backup-files.ts'
import { backupName, BACKUPS, readBackupName, type BackupName } from './backup-name.ts'
import { stateAt, type State } from './state-at.ts'
import { stretchesOf } from './thinning.ts'

/** A backup, and whether it was made just now; it was not when there is one of this revision already. */
export type Made = { readonly id: string; readonly revision: number; readonly at: string; readonly isNew: boolean }

type Options = {
  readonly now: number
  /** The revision to back up; the newest on disk where absent, or where that one can no longer be told. */
  readonly revision?: number
}

/** An unfinished file this old was left by a process that died. */
const ABANDONED_MS = 600_000

/** Back a notebook up as it lies on disk, then thin out what there is. Throws when it cannot; nothing is left behind. */
export async function makeBackup(disk: Disk, folder: string, { now, revision }: Options): Promise<Made> {
  const { records, position } = await stateToBackUp(disk, folder, revision)
  const known = await knownBackup(disk, folder, position)
  if (known) return { ...madeOf(known), isNew: false }
  const { bytes, sha256 } = await packed(snapshotParts(snapshotOf(records, position)))
  const name = backupName(position.revision, new Date(now).toISOString(), bytes)
  await makeFolder(disk, join(folder, BACKUPS))
  await write(disk, join(folder, BACKUPS, name), bytes, sha256)
  await keepOnlyIfRight(disk, folder, name, position)
  // A backup that was made is one, even if others could not be thinned out.
  await thinOut(disk, folder, now).catch(() => {})
  const made = readBackupName(name)
  if (!made) throw new NotebookProblem('The clock of this computer shows no time that a backup could be named by.')
  return { ...madeOf(made), isNew: true }
}

/** What was before something was erased is not to be kept, nor can all of it be told any more. */
async function stateToBackUp(disk: Disk, folder: string, revision: number | undefined): Promise<State> {
  const state = await stateAt(disk, folder, revision)
  return (await hasErased(disk, folder, state.position)) ? stateAt(disk, folder) : state
}

/** Whoever erases or encrypts meanwhile did not see this backup: it goes, also where that cannot be told. */
async function keepOnlyIfRight(disk: Disk, folder: string, name: string, position: Position): Promise<void> {
  try {
    await mustBePlain(disk, folder)
    if (await hasErased(disk, folder, position))
      throw new NotebookProblem('Something was erased meanwhile, so it would have held too much.')
  } catch (error) {
    await removeIfThere(disk, join(folder, BACKUPS, name))
    throw error
  }
}

/** Whether a later line erases something. */
async function hasErased(disk: Disk, folder: string, { revision }: Position): Promise<boolean> {
  const { entries } = await readJournal(disk, folder, revision)
  return erasureIn(entries) > revision
}

/** A backup of this very state. A folder put back from a copy may have gone through the same revision otherwise. */
async function knownBackup(disk: Disk, folder: string, { revision, head }: Position): Promise<BackupName | null> {
  for (const backup of await backupNames(disk, folder)) {
    if (backup.revision !== revision) continue
    const bytes = await backupIfReadable(disk, folder, backup)
    if (bytes instanceof Uint8Array && (await startOf(bytes))?.head === head) return backup
  }
  return null
}

function madeOf({ id, revision, at }: BackupName) {
  return { id, revision, at }
}

async function makeFolder(disk: Disk, path: string): Promise<void> {
  if (await disk.find(path)) return
  try {
    await disk.makeFolder(path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  }
  await disk.syncFolder(dirname(path))
}

/** Compress a part at a time: what is packed is many times as large as the result. */
async function packed(parts: Iterable<Buffer>): Promise<{ readonly bytes: Buffer; readonly sha256: string }> {
  const hash = createHash('sha256')
  const passed = (function* () {
    for (const part of parts) {
      hash.update(part)
      yield part
    }
  })()
  const bytes = await pipeline(passed, createGzip(), stream => buffer(stream))
  return { bytes, sha256: hash.digest('hex') }
}

async function unpackedHash(bytes: Buffer): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of unzipped(bytes)) hash.update(part)
  return hash.digest('hex')
}

async function write(disk: Disk, path: string, bytes: Buffer, sha256: string): Promise<void> {
  try {
    await writeDurably(disk, path, bytes)
    const read = await disk.read(path)
    const isSame = read.equals(bytes) && (await unpackedHash(read)) === sha256
    if (!isSame) throw new NotebookProblem('The disk gave back something else than was written to it.')
  } catch (error) {
    for (const left of [`${path}.tmp`, path]) await removeIfThere(disk, left).catch(() => {})
    throw error
  }
}

/** Whether a backup may go; one that cannot be read now, or not the next one, may be more than that. */
async function isSpare(
  disk: Disk,
  folder: string,
  newestFirst: readonly BackupName[],
  backup: BackupName
): Promise<boolean> {
  try {
    return !(await isLastOfVersion(disk, folder, newestFirst, backup))
  } catch {
    return false
  }
}

/** Whether the next backup is of a newer version: this one is the way back for whoever wants to go on with an older program. */
async function isLastOfVersion(
  disk: Disk,
  folder: string,
  newestFirst: readonly BackupName[],
  backup: BackupName
): Promise<boolean> {
  const version = await versionOf(disk, folder, backup)
  if (version === null || version === SCHEMA_VERSION) return false
  const next = newestFirst[newestFirst.indexOf(backup) - 1]
  return next !== undefined && (await versionOf(disk, folder, next)) !== version
}

/** Null where it is damaged or gone. Throws where the disk does not give it back. */
async function versionOf(disk: Disk, folder: string, backup: BackupName): Promise<number | null> {
  const bytes = await backupBytes(disk, folder, backup)
  return bytes instanceof Uint8Array ? ((await startOf(bytes))?.version ?? null) : null
}

/** Remove what the schedule no longer keeps; never for one that is damaged itself. */
async function thinOut(disk: Disk, folder: string, now: number): Promise<void> {
  const inBackups = (name: string) => join(folder, BACKUPS, name)
  const backups = await backupNames(disk, folder)
  for (const stretch of stretchesOf(backups, now)) {
    let isKept = stretch.length === 1
    for (const backup of stretch)
      if (!isKept) isKept = await isWhole(disk, folder, backup)
      else if (stretch.length > 1 && (await isSpare(disk, folder, backups, backup)))
        await removeIfThere(disk, inBackups(backup.name))
  }
  for (const name of await disk.list(join(folder, BACKUPS))) {
    const found = name.endsWith('.tmp') ? await disk.find(inBackups(name)) : null
    if (found && now - found.modified > ABANDONED_MS) await removeIfThere(disk, inBackups(name))
  }
}
