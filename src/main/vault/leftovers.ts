import { join } from 'node:path'
import type { Disk } from '#main/storage/disk.ts'
import { listIfThere, removeIfThere } from '#main/storage/durable-file.ts'
import { hasKeys } from '#main/storage/encrypted-folder.ts'
import { isWhole } from '#main/storage/leftovers.ts'
import { CONVERTING, isPartOfNotebook, KEYS, KEYS_COPY } from '#main/storage/layout.ts'
import { isKeyFile, isKnownFolder } from './places.ts'
import { isAlwaysPlain } from './walk.ts'

/**
 * Remove the plain files of an encrypted notebook: what an encryption could not remove any more, or half of a decryption
 * that was not finished. Those go of which the vault has the file, and those that only Dossier names so; others stay.
 */
export async function removePlain(disk: Disk, vault: Disk, folder: string): Promise<void> {
  if (!(await disk.find(join(folder, CONVERTING)))) return
  // Whether the key files are there must be certain before anything goes.
  await disk.syncFolder(folder)
  if (!(await hasKeys(disk, folder))) return
  // Keys may have come back beside a notebook that was decrypted: then the plain files are all there is.
  if (!(await isWhole(vault, folder))) return
  await removePlainIn({ disk, vault, folder }, '')
  await removeIfThere(disk, join(folder, CONVERTING))
  await disk.syncFolder(folder)
}

type Both = { readonly disk: Disk; readonly vault: Disk; readonly folder: string }

async function removePlainIn({ disk, vault, folder }: Both, within: string): Promise<void> {
  const there = new Set(await listIfThere(vault, join(folder, within)))
  for (const name of await listIfThere(disk, join(folder, within))) {
    if (within === '' && mustStay(name, there)) continue
    const inside = within === '' ? name : `${within}/${name}`
    const path = join(folder, inside)
    if ((await disk.find(path))?.isFolder) await removePlainFolder({ disk, vault, folder }, inside, there.has(name))
    else if (isPartOfNotebook(inside) || (there.has(name) && (await holdsAllOf(vault, disk, path))))
      await disk.remove(path)
  }
  await disk.syncFolder(join(folder, within))
}

/** What was kept of key files goes where an earlier version encrypted it: it was written plain by a decryption. */
function mustStay(name: string, there: ReadonlySet<string>): boolean {
  return isAlwaysPlain(name) || name === KEYS || name === KEYS_COPY || (isKeyFile(name) && !there.has(name))
}

/** The known folders go by their names either way, and stay. */
async function removePlainFolder({ disk, vault, folder }: Both, inside: string, isThere: boolean): Promise<void> {
  await removePlainIn({ disk, vault, folder }, inside)
  const path = join(folder, inside)
  if (isThere && !isKnownFolder(inside) && (await disk.list(path)).length === 0) await disk.removeFolder(path)
}

/**
 * Whether the vault holds all the bytes of a plain file, so that nothing is lost with it. One that was not written to its
 * end is shorter, or has zeros where nothing came on disk; one that somebody changed since is neither.
 */
async function holdsAllOf(vault: Disk, disk: Disk, path: string): Promise<boolean> {
  const kept = vault.readParts(path)[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const part of disk.readParts(path)) {
      while (rest.length < part.length) {
        const next = await kept.next()
        if (next.done) return false
        rest = Buffer.concat([rest, next.value])
      }
      const there = rest.subarray(0, part.length)
      if (!part.equals(there) && !part.every((byte, at) => byte === 0 || byte === there[at])) return false
      rest = rest.subarray(part.length)
    }
    return true
  } catch {
    return false
  } finally {
    await kept.return?.()
  }
}
