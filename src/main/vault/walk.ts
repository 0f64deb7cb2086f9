import { join } from 'node:path'
import type { Disk } from '#main/storage/disk.ts'
import { CONVERTING, isLockName } from '#main/storage/layout.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { isKeyFile } from './places.ts'

/** A file or a folder in that of a notebook, relative to it, with “/” between the parts. */
export type Kept = { readonly path: string; readonly isFolder: boolean }

/**
 * Whether something in a notebook folder is neither encrypted nor decrypted: it serves to open the notebook, or what was
 * kept of key files, which may be all that another notebook has, and opens that one only as it is.
 */
function hasOwnUse(name: string): boolean {
  return isAlwaysPlain(name) || isKeyFile(name)
}

/** All that lies in a notebook folder, a folder before what is in it. */
export async function everythingIn(disk: Disk, folder: string, within = ''): Promise<readonly Kept[]> {
  const kept: Kept[] = []
  // On an encrypted disk a key file shows only where it was encrypted with all the rest.
  const isPassedOver = disk.strangers ? isAlwaysPlain : hasOwnUse
  for (const name of [...(await disk.list(join(folder, within)))].sort()) {
    if (within === '' && isPassedOver(name)) continue
    const path = within === '' ? name : `${within}/${name}`
    const found = await disk.find(join(folder, path))
    if (!found) throw new NotebookProblem(`“${path}” in the notebook folder cannot be read. Move it elsewhere first.`)
    kept.push({ path, isFolder: found.isFolder })
    if (found.isFolder) kept.push(...(await everythingIn(disk, folder, path)))
  }
  return kept
}

/** Whether something right in the notebook folder is as it is also where key files were encrypted with the rest. */
export function isAlwaysPlain(name: string): boolean {
  return isLockName(name) || name === CONVERTING
}
