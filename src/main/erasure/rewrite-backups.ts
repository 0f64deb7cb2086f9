import { join } from 'node:path'
import type { AnyRecord } from '#shared/model/notebook.ts'
import type { Disk } from '#main/storage/disk.ts'
import { removeIfThere, writeDurably } from '#main/storage/durable-file.ts'
import { pack, unpack } from '#main/storage/packing.ts'
import { encodeSnapshot, recordsOf, snapshotOf, type Records, type Snapshot } from '#main/storage/snapshot.ts'
import { backupBytes, backupNames, unpack as unpackBackup } from '#main/backups/backup-files.ts'
import { backupName, BACKUPS, type BackupName } from '#main/backups/backup-name.ts'
import { isOnTheWay, stepsOf, type Subject } from './subject.ts'

/** Whether a backup holds anything of a subject. */
export function isOfSubject(subject: Subject, snapshot: Snapshot): boolean {
  const records = recordsOf(snapshot)
  return stepsOf(subject, records).length > 0 || halfTyped(subject, records, null).length > 0
}

/**
 * Write every backup from before a revision anew without a subject: as the same revision, under a name with its new
 * checksum. One that is not as it was written may hold anything, and is removed. Throws, in plain words, where the disk
 * does not give one back: it may do so later.
 */
export async function rewriteBackups(
  disk: Disk,
  folder: string,
  before: number,
  subject: Subject,
  now: Records
): Promise<void> {
  // One that was made meanwhile may still hold it.
  for (let isAgain = true; isAgain;) {
    isAgain = false
    for (const backup of await backupNames(disk, folder))
      if (backup.revision < before && (await rewriteBackup(disk, folder, backup, subject, now))) isAgain = true
  }
}

/** Returns whether anything was changed. */
async function rewriteBackup(
  disk: Disk,
  folder: string,
  backup: BackupName,
  subject: Subject,
  now: Records
): Promise<boolean> {
  const bytes = await backupBytes(disk, folder, backup)
  if (bytes === 'gone') return false
  const snapshot = bytes === 'damaged' ? null : await unpackBackup(bytes)
  const records = snapshot && recordsOf(snapshot)
  const left = records && withoutSubject(subject, records, now)
  if (left === records && records !== null) return false
  if (snapshot && left)
    await write(disk, folder, backup, encodeSnapshot(snapshotOf(left, { ...snapshot, schema: snapshot.version })))
  await removeIfThere(disk, join(folder, BACKUPS, backup.name))
  await disk.syncFolder(join(folder, BACKUPS))
  return true
}

/** The same tables where they hold nothing of it. */
function withoutSubject(subject: Subject, records: Records, now: Records): Records {
  const steps = [...stepsOf(subject, records), ...halfTyped(subject, records, now)]
  if (steps.length === 0) return records
  const { about, sources, excerpts, tags } = records
  const left = { about: new Map(about), sources: new Map(sources), excerpts: new Map(excerpts), tags: new Map(tags) }
  for (const { table, id, after } of steps) {
    const rows = left[table] as Map<string, AnyRecord>
    if (after) rows.set(id, after)
    else rows.delete(id)
  }
  return left
}

/** A backup may have been made while a name was typed. What the excerpt says today is meant to be there. */
function halfTyped(subject: Subject, records: Records, now: Records | null) {
  if (subject.kind !== 'speaker') return []
  return [...records.excerpts.values()].flatMap(before => {
    const isMeant = now?.excerpts.get(before.id)?.speaker === before.speaker
    if (before.speaker === subject.name || isMeant || !isOnTheWay(subject, 'excerpts', before)) return []
    return [{ table: 'excerpts' as const, id: before.id, before, after: { ...before, speaker: '' } }]
  })
}

async function write(disk: Disk, folder: string, { revision, at }: BackupName, snapshot: Buffer): Promise<void> {
  const bytes = await pack(snapshot)
  const path = join(folder, BACKUPS, backupName(revision, at, bytes))
  await writeDurably(disk, path, bytes)
  const read = await disk.read(path)
  if (!(await unpack(read)).equals(snapshot))
    throw new Error('The disk gave back something else than was written to it.')
}
