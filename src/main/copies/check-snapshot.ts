import { createHash } from 'node:crypto'
import { isCode, type Disk } from '#main/storage/disk.ts'
import type { Position } from '#main/storage/journal-line.ts'
import { isUnreadable } from '#main/storage/segments.ts'
import { TAIL_LENGTH, tailWith } from '#main/storage/snapshot.ts'

/** A `notebook.json` that is as it was written: its place in the history, and the SHA-256 of the whole file. */
export type CheckedSnapshot = Position & { readonly sha256: string }

/** So much of its beginning holds the revision and the head. */
const START_BYTES = 4096

/** Check a `notebook.json` without taking it apart; null where it is missing or not as Dossier wrote it. */
export async function checkSnapshot(disk: Disk, path: string): Promise<CheckedSnapshot | null> {
  const whole = createHash('sha256')
  const body = createHash('sha256')
  let start = ''
  let tail: Buffer = Buffer.alloc(0)
  try {
    for await (const part of disk.readParts(path)) {
      if (start.length < START_BYTES) start += part.toString('latin1', 0, START_BYTES)
      whole.update(part)
      const bytes = Buffer.concat([tail, part])
      body.update(bytes.subarray(0, Math.max(0, bytes.length - TAIL_LENGTH)))
      tail = bytes.subarray(Math.max(0, bytes.length - TAIL_LENGTH))
    }
  } catch (error) {
    if (isCode(error, 'ENOENT') || isUnreadable(error)) return null
    throw error
  }
  const [, revision, head] = /^ {2}"revision": (\d+),\n {2}"head": "([0-9a-f]*)"/m.exec(start) ?? []
  if (revision === undefined || head === undefined || !tailWith(body.digest('hex')).equals(tail)) return null
  return { revision: Number(revision), head, sha256: whole.digest('hex') }
}
