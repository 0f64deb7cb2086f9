import { join } from 'node:path'
import type { Disk } from '#main/storage/disk.ts'
import { CONVERTING, isLockName, KEYS, KEYS_COPY } from '#main/storage/layout.ts'
import { NotebookProblem } from '#main/storage/problems.ts'

/** A file or a folder in that of a notebook, relative to it, with “/” between the parts. */
export type Kept = { readonly path: string; readonly isFolder: boolean }

const OWN_USE: ReadonlySet<string> = new Set([KEYS, `${KEYS}.tmp`, KEYS_COPY, `${KEYS_COPY}.tmp`, CONVERTING])

/** Whether something in a notebook folder is neither encrypted nor decrypted: it serves to open the notebook. */
export function hasOwnUse(name: string): boolean {
  return isLockName(name) || OWN_USE.has(name)
}

/** All that lies in a notebook folder, a folder before what is in it. */
export async function everythingIn(disk: Disk, folder: string, within = ''): Promise<readonly Kept[]> {
  const kept: Kept[] = []
  for (const name of [...(await disk.list(join(folder, within)))].sort()) {
    if (within === '' && hasOwnUse(name)) continue
    const path = within === '' ? name : `${within}/${name}`
    const found = await disk.find(join(folder, path))
    if (!found) throw new NotebookProblem(`“${path}” in the notebook folder cannot be read. Move it elsewhere first.`)
    kept.push({ path, isFolder: found.isFolder })
    if (found.isFolder) kept.push(...(await everythingIn(disk, folder, path)))
  }
  return kept
}
