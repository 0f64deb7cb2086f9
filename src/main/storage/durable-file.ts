import { basename, dirname } from 'node:path'
import { isCode, type Disk, type OpenFile } from './disk.ts'

/** Put a file in its place whole or not at all, and return once it is there for certain. */
export async function writeDurably(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.tmp`
  await removeIfThere(disk, unfinished)
  const file = await disk.create(unfinished)
  try {
    await writeWhole(file, bytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await disk.rename(unfinished, path)
  await disk.syncFolder(dirname(path))
}

/** Write all the bytes, however many calls that takes. */
export async function writeWhole(file: OpenFile, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0
  while (done < bytes.byteLength) {
    const count = await file.write(bytes.subarray(done), offset + done)
    // A nearly full disk may take less than it is given without an error; one that takes nothing would loop for ever.
    if (count === 0) throw Object.assign(new Error('The disk took nothing.'), { code: 'ENOSPC' })
    done += count
  }
}

/** Remove a file that may not be there. */
export async function removeIfThere(disk: Disk, path: string): Promise<void> {
  try {
    await disk.remove(path)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
}

/** The names in a folder that may not be there. */
export async function listIfThere(disk: Disk, folder: string): Promise<readonly string[]> {
  try {
    return await disk.list(folder)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return []
    throw error
  }
}

/** Give a file that is not as it was written another name, so that it is kept and hinders nothing. Returns the name. */
export async function setAside(disk: Disk, path: string): Promise<string> {
  const aside = await nameAside(disk, path)
  await disk.rename(path, aside)
  return aside
}

/** A name that nothing has yet, for what is kept of a file that is not as it was written. */
export async function nameAside(disk: Disk, path: string): Promise<string> {
  const names = new Set(await disk.list(dirname(path)))
  let number = 1
  while (names.has(`${basename(path)}.damaged-${number}`)) number += 1
  return `${path}.damaged-${number}`
}
