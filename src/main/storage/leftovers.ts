import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { listIfThere, removeIfThere } from './durable-file.ts'
import { hasKeys, looksKeyed, MAGIC } from './encrypted-folder.ts'
import { CONVERTING, isPartOfNotebook, KEY_CLAIM, KEYS, KEYS_COPY } from './layout.ts'
import { readOnce } from './read-notebook.ts'

/** Put in order what an interrupted encryption or decryption left behind; for whoever has just taken the lock. */
export async function clearUp(disk: Disk, folder: string): Promise<void> {
  await (disk.clearUp ? disk.clearUp() : removeEncrypted(disk, folder))
}

/**
 * The same before anything is written. What cannot be removed yet hinders nobody; but if it is not certain which files
 * count, whatever is written may be gone after a power cut, so then it throws.
 */
export async function clearUpAtOpening(disk: Disk, folder: string): Promise<void> {
  if (await disk.find(join(folder, CONVERTING))) await disk.syncFolder(folder)
  await clearUp(disk, folder).catch(() => {})
}

/** Whether a disk holds the notebook of a folder, so that what lies beside it may go. */
export async function isWhole(disk: Disk, folder: string): Promise<boolean> {
  return readOnce(disk, folder).then(
    () => true,
    () => false
  )
}

/** Remove the encrypted files of a plain notebook: half of a conversion that was not finished, or was undone. */
async function removeEncrypted(disk: Disk, folder: string): Promise<void> {
  if (!(await disk.find(join(folder, CONVERTING)))) return
  // Whether the key files are gone must be certain before anything else goes.
  await disk.syncFolder(folder)
  if (await hasKeys(disk, folder)) return
  // Where the plain files are not whole, the encrypted ones may be all there is.
  if (!(await isWhole(disk, folder))) return
  await removeEncryptedIn(disk, folder, '')
  for (const name of [`${KEYS}.tmp`, `${KEYS_COPY}.tmp`, KEY_CLAIM]) await removeIfThere(disk, join(folder, name))
  await removeIfThere(disk, join(folder, CONVERTING))
  await disk.syncFolder(folder)
}

async function removeEncryptedIn(disk: Disk, folder: string, within: string): Promise<void> {
  for (const name of await listIfThere(disk, join(folder, within))) {
    const inside = within === '' ? name : `${within}/${name}`
    const path = join(folder, inside)
    const isKeyed = looksKeyed(name) && !isPartOfNotebook(inside)
    if ((await disk.find(path))?.isFolder) {
      await removeEncryptedIn(disk, folder, inside)
      if (isKeyed && (await disk.list(path)).length === 0) await disk.removeFolder(path)
    } else if (isKeyed && (await beginsEncrypted(disk, path))) await disk.remove(path)
  }
  await disk.syncFolder(join(folder, within))
}

/** Whether a file begins as every encrypted one does, or was cut short before. */
async function beginsEncrypted(disk: Disk, path: string): Promise<boolean> {
  for await (const part of disk.readParts(path)) {
    const start = part.subarray(0, MAGIC.length)
    return MAGIC.subarray(0, start.length).equals(start) || start.every(byte => byte === 0)
  }
  return true
}
