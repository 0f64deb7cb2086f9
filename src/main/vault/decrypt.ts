import { join } from 'node:path'
import { done, refuse, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { removeIfThere } from '#main/storage/durable-file.ts'
import { KEYS, KEYS_COPY } from '#main/storage/layout.ts'
import { clearUp } from '#main/storage/leftovers.ts'
import { convert, mustBeWhole, whileLocked, type Progress } from './convert.ts'
import { readKeyFiles, slotsThatCount, writeKeyFiles } from './key-files.ts'
import type { Secret } from './secret.ts'
import { explaining, openVault } from './unlock.ts'
import { forget } from './vault-disk.ts'
import { everythingIn } from './walk.ts'

type Options = Progress & { readonly secret: Secret; readonly host: string; readonly disk?: Disk }

/** Make an encrypted notebook a plain one where it lies. Whatever interrupts it, it is as it was, or plain and whole. */
export function decryptNotebook(folder: string, options: Options): Promise<Result<null>> {
  const { secret, host, disk = realDisk } = options
  return explaining('The notebook was not decrypted.', async () => {
    const { vault, own } = await openVault(folder, secret, disk)
    own.key.fill(0)
    try {
      return await whileLocked(disk, folder, host, async () => {
        await clearUp(vault, folder)
        await mustBeWhole(folder, vault)
        const stranger = await strangerIn(disk, vault, folder)
        if (stranger !== null)
          return refuse(`There is a file “${stranger}” in the folder that is not encrypted. Move it elsewhere first.`)
        await decrypt(disk, folder, vault, options)
        return done(null)
      })
    } finally {
      forget(vault)
    }
  })
}

/** A plain file where one of those that are encrypted will be. */
async function strangerIn(disk: Disk, vault: Disk, folder: string): Promise<string | null> {
  for (const { path, isFolder } of await everythingIn(vault, folder))
    if (!isFolder && (await disk.find(join(folder, path)))) return path
  return null
}

async function decrypt(disk: Disk, folder: string, vault: Disk, { onProgress, signal }: Progress): Promise<void> {
  const slots = slotsThatCount(await readKeyFiles(disk, folder))
  const watched = { ...(onProgress && { onProgress }), ...(signal && { signal }) }
  await convert({
    ...{ disk, folder, from: vault, to: disk, ...watched },
    // The copy first: without the other, what it opens is encrypted for certain.
    async commit() {
      for (const name of [KEYS_COPY, KEYS]) {
        await removeIfThere(disk, join(folder, name))
        await disk.syncFolder(folder)
      }
    },
    undoCommit: () => writeKeyFiles(disk, folder, slots)
  })
  // What is left of the encrypted files is removed when the notebook is next opened to be changed.
  await clearUp(disk, folder).catch(() => {})
}
