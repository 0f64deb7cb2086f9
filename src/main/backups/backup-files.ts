import { join } from 'node:path'
import { promisify } from 'node:util'
import { constants, createGunzip, gunzip } from 'node:zlib'
import type { Backup } from '#shared/contract/backups.ts'
import { decodeSnapshot } from '#main/storage/decode-snapshot.ts'
import { BrokenFile, isCode, type Disk } from '#main/storage/disk.ts'
import { listIfThere } from '#main/storage/durable-file.ts'
import { SMALL_PACKED_BYTES, unpack as unpackAll } from '#main/storage/packing.ts'
import { explain, NotebookProblem } from '#main/storage/problems.ts'
import type { Snapshot } from '#main/storage/snapshot.ts'
import { BACKUPS, checksumOf, readBackupName, type BackupName } from './backup-name.ts'

const unzip = promisify(gunzip)
/** What unpacks to more than this was never a notebook. */
const MOST_BYTES = 500_000_000
const PART_BYTES = 262_144

/** Name the backups of a notebook, newest first. */
export async function backupNames(disk: Disk, folder: string): Promise<readonly BackupName[]> {
  const names = (await listIfThere(disk, join(folder, BACKUPS))).flatMap(name => readBackupName(name) ?? [])
  return names.sort((a, b) => (a.at === b.at ? b.revision - a.revision : a.at < b.at ? 1 : -1))
}

/** List the backups of a notebook, newest first, and look whether each is as it was written. */
export async function listBackups(disk: Disk, folder: string): Promise<readonly Backup[]> {
  const backups: Backup[] = []
  for (const backup of await backupNames(disk, folder)) {
    const bytes = await backupIfReadable(disk, folder, backup)
    if (bytes !== 'gone') backups.push(describe(backup, bytes))
  }
  return backups
}

/** Whether a backup is as it was written. */
export async function isWhole(disk: Disk, folder: string, backup: BackupName): Promise<boolean> {
  return (await backupIfReadable(disk, folder, backup)) instanceof Uint8Array
}

/** Read a backup, named by its id or by its revision. Throws, in plain words, where it is not there or not whole. */
export async function readBackup(disk: Disk, folder: string, id: string): Promise<Snapshot> {
  const names = await backupNames(disk, folder)
  const backup = names.find(one => one.id === id) ?? names.find(({ revision }) => String(revision) === id)
  const bytes = backup ? await backupBytes(disk, folder, backup) : 'gone'
  if (!backup || bytes === 'gone') throw new NotebookProblem(`There is no backup “${id}”.`)
  const snapshot = bytes === 'damaged' ? null : await unpack(bytes)
  if (snapshot?.revision === backup.revision && snapshot.about !== null) return snapshot
  throw new NotebookProblem(`The backup ${backup.id} is damaged and cannot be restored. Choose another one.`)
}

/** Unpack a backup; null when it does not verify. */
export async function unpack(bytes: Uint8Array): Promise<Snapshot | null> {
  try {
    return await decodeSnapshot(unzipped(bytes))
  } catch (error) {
    // One of a newer version says so itself.
    if (error instanceof NotebookProblem) throw error
    return null
  }
}

/** Unpack a part at a time, since a large backup is read much faster so. */
export async function* unzipped(bytes: Uint8Array): AsyncGenerator<Buffer> {
  if (bytes.length <= SMALL_PACKED_BYTES) return yield await unpackAll(bytes)
  const unzip = createGunzip({ chunkSize: PART_BYTES })
  unzip.end(bytes)
  let size = 0
  for await (const part of unzip as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MOST_BYTES) return
    yield part
  }
}

/** The version of a backup, and the hash of the journal's line that made the state in it, read from its beginning. */
export async function startOf(bytes: Uint8Array): Promise<{ readonly version: number; readonly head: string } | null> {
  try {
    const start = (await unzip(bytes.subarray(0, 4096), { finishFlush: constants.Z_SYNC_FLUSH })).toString()
    const [version, head] = [/^ {2}"version": (\d+)/m, /^ {2}"head": "([0-9a-f]*)"/m].map(part => part.exec(start)?.[1])
    return version === undefined || head === undefined ? null : { version: Number(version), head }
  } catch {
    return null
  }
}

type Bytes = Buffer | 'damaged' | 'gone'

/** Read the file of a backup, if it is as it was written. Throws, in plain words, where the disk does not give it back. */
export async function backupBytes(disk: Disk, folder: string, { name, checksum }: BackupName): Promise<Bytes> {
  try {
    const bytes = await disk.read(join(folder, BACKUPS, name))
    return checksumOf(bytes) === checksum ? bytes : 'damaged'
  } catch (error) {
    if (error instanceof BrokenFile) return 'damaged'
    // Another program may have thinned them out since they were listed.
    if (isCode(error, 'ENOENT')) return 'gone'
    // It may be whole all the same.
    throw new NotebookProblem(
      `The backup “${name}” cannot be read. ${explain(error)} Try again, or move that file out of the notebook folder first.`
    )
  }
}

/** The same, where one that cannot be read now will not do, like one that is damaged. */
export async function backupIfReadable(disk: Disk, folder: string, backup: BackupName): Promise<Bytes> {
  return backupBytes(disk, folder, backup).catch(() => 'damaged')
}

function describe({ id, revision, at }: BackupName, bytes: Exclude<Bytes, 'gone'>): Backup {
  const isDamaged = bytes === 'damaged'
  return { id, revision, at, bytes: isDamaged ? null : bytes.length, isDamaged }
}
