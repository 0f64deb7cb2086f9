import { join } from 'node:path'
import { done, refuse, type Result } from '#shared/result.ts'
import type { Disk } from '#main/storage/disk.ts'
import { removeIfThere } from '#main/storage/durable-file.ts'
import { KEYS, KEYS_COPY } from '#main/storage/layout.ts'
import { clearUp } from '#main/storage/leftovers.ts'
import { explain } from '#main/storage/problems.ts'
import { convert, mustBeWhole } from './convert.ts'
import { claimingKeys } from './key-claim.ts'
import { dropRemains, keepOthers } from './kept-keys.ts'
import type { Progress } from './copy-files.ts'
import { NAMES, readKeyFiles, slotsThatCount, writeKeyFile, writeKeyFiles } from './key-files.ts'
import type { Slot, VaultKey } from './key-slots.ts'
import { explaining, vaultOf } from './unlock.ts'
import { forget } from './vault-disk.ts'
import { everythingIn } from './walk.ts'

/** A conversion as data, since a worker may do it. */
export type ConversionTask =
  | { readonly kind: 'encrypt'; readonly own: VaultKey; readonly slots: readonly Slot[] }
  | { readonly kind: 'decrypt'; readonly own: VaultKey }

/**
 * Verify a notebook to which nobody else may write, and write all its files again, encrypted or decrypted. The value is
 * why some of the old files are still there; null where all are removed.
 */
export function convertFiles(
  disk: Disk,
  folder: string,
  task: ConversionTask,
  watch: Progress
): Promise<Result<string | null>> {
  return explaining(`The notebook was not ${task.kind}ed.`, async () => {
    const vault = vaultOf(disk, folder, task.own)
    task.own.key.fill(0)
    try {
      if (task.kind === 'encrypt') return done(await encrypt(disk, vault, folder, task.slots, watch))
      return await decrypt(disk, vault, folder, task.own.vault, watch)
    } finally {
      forget(vault)
    }
  })
}

async function encrypt(
  disk: Disk,
  vault: Disk,
  folder: string,
  slots: readonly Slot[],
  watch: Progress
): Promise<string | null> {
  await mustBeWhole(folder, disk)
  await convert({
    ...{ disk, folder, from: disk, to: vault, ...watch },
    commit: () => writeKeyFile(disk, folder, KEYS, slots),
    async undoCommit() {
      for (const name of [`${KEYS}.tmp`, KEYS]) await removeIfThere(disk, join(folder, name))
      await disk.syncFolder(folder)
    }
  })
  return settle(disk, folder, vault, slots)
}

async function settle(disk: Disk, folder: string, vault: Disk, slots: readonly Slot[]): Promise<string | null> {
  try {
    await writeKeyFile(disk, folder, KEYS_COPY, slots)
    await vault.clearUp?.()
    return null
  } catch (error) {
    return `The notebook is encrypted, but its plain files are not all removed yet. ${explain(error)} They are removed when the notebook is next opened to be changed.`
  }
}

async function decrypt(disk: Disk, vault: Disk, folder: string, id: string, watch: Progress): Promise<Result<null>> {
  await clearUp(vault, folder)
  await mustBeWhole(folder, vault)
  const stranger = await strangerIn(disk, vault, folder)
  if (stranger !== null)
    return refuse(`There is a file “${stranger}” in the folder that is not encrypted. Move it elsewhere first.`)
  let slots: readonly Slot[] = []
  await convert({
    ...{ disk, folder, from: vault, to: disk, ...watch },
    commit: () =>
      claimingKeys(disk, folder, async () => {
        // They may have been changed while the files were written.
        const files = await readKeyFiles(disk, folder)
        for (const name of NAMES) await keepOthers(disk, folder, id, name, files)
        slots = slotsThatCount(files)
        // The copy first: without the other, what it opens is encrypted for certain.
        for (const name of [KEYS_COPY, KEYS]) {
          await removeIfThere(disk, join(folder, name))
          await disk.syncFolder(folder)
        }
      }),
    undoCommit: () =>
      claimingKeys(disk, folder, async () => {
        // None was removed.
        if (slots.length === 0) return
        const left = slotsThatCount(await readKeyFiles(disk, folder))
        await writeKeyFiles(disk, folder, left.length > 0 ? left : slots)
      })
  })
  // What is left of the encrypted files is removed when the notebook is next opened to be changed.
  await clearUp(disk, folder).catch(() => {})
  await dropRemains(disk, folder, id).catch(() => {})
  return done(null)
}

/** A plain file where one of those that are encrypted will be. */
async function strangerIn(disk: Disk, vault: Disk, folder: string): Promise<string | null> {
  for (const { path, isFolder } of await everythingIn(vault, folder))
    if (!isFolder && (await disk.find(join(folder, path)))) return path
  return null
}
