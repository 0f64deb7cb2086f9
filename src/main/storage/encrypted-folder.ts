import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { listIfThere } from './durable-file.ts'
import { JOURNAL, KEYS, KEYS_COPY, LOCK, readSegmentName, SNAPSHOT } from './layout.ts'
import { holderIn } from './holder.ts'
import { keysMissing, needsPassphrase, NotebookProblem } from './problems.ts'

/** What every encrypted file begins with. */
export const MAGIC = Buffer.from('dossier\u0001')

/** What a name looks like that says nothing: at least seventeen bytes in base32. */
const KEYED = /^[a-z2-7]{28,}$/

/** Whether a name in a folder may be one that only the key of a notebook opens. */
export function looksKeyed(name: string): boolean {
  return KEYED.test(name)
}

/** Whether a notebook folder is encrypted as it lies on a disk, also where what opens it is missing. */
export async function isEncryptedFolder(disk: Disk, folder: string): Promise<boolean> {
  return (await hasKeys(disk, folder)) || lacksKeys(disk, folder)
}

/** Throws where a notebook folder is encrypted as it lies on this disk. */
export async function mustBePlain(disk: Disk, folder: string): Promise<void> {
  if (await hasKeys(disk, folder)) {
    const held = holderIn(await disk.read(join(folder, LOCK)).catch(() => null))
    throw held === null ? needsPassphrase : new NotebookProblem(`${needsPassphrase.message} ${held}`)
  }
  if (await lacksKeys(disk, folder)) throw keysMissing
}

/** Whether there is a file that holds the key of a notebook. */
export async function hasKeys(disk: Disk, folder: string): Promise<boolean> {
  const found = await Promise.all([KEYS, KEYS_COPY].map(name => disk.find(join(folder, name))))
  return found.some(Boolean)
}

/** Whether there is no notebook but that under names that only a key opens. */
async function lacksKeys(disk: Disk, folder: string): Promise<boolean> {
  if (await disk.find(join(folder, SNAPSHOT))) return false
  const segments = await listIfThere(disk, join(folder, JOURNAL))
  return segments.some(looksKeyed) && !segments.some(name => readSegmentName(name) !== null)
}
