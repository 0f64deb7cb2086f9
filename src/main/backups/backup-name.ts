import { createHash } from 'node:crypto'

/** The folder of a notebook that its backups lie in. */
export const BACKUPS = 'backups'

/** What the name of a backup says of it. */
export type BackupName = {
  readonly name: string
  /** The revision and the time, as a person names it. */
  readonly id: string
  readonly revision: number
  readonly at: string
  /** The first digits of the SHA-256 of the file. */
  readonly checksum: string
}

const NAME = /^((\d{6,15})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z)-([0-9a-f]{16})\.json\.gz$/

/** Name a backup by its revision, its time and a checksum, which shows whether it is still as it was written. */
export function backupName(revision: number, at: string, bytes: Uint8Array): string {
  const time = at.replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '')
  return `${String(revision).padStart(6, '0')}-${time}-${checksumOf(bytes)}.json.gz`
}

/** Read the name of a backup; null for a file that is none. */
export function readBackupName(name: string): BackupName | null {
  const [, id, revision, year, month, day, hour, minute, second, checksum] = NAME.exec(name) ?? []
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  if (id === undefined || checksum === undefined || !isTime(at)) return null
  return { name, id, revision: Number(revision), at, checksum }
}

/** The checksum that stands in a backup's name. */
export function checksumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

function isTime(at: string): boolean {
  const time = new Date(at)
  return !Number.isNaN(time.getTime()) && time.toISOString() === at
}
