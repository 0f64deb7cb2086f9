import { join } from 'node:path'
import type { Disk } from '#main/storage/disk.ts'
import { removeIfThere, setAside } from '#main/storage/durable-file.ts'
import { KEY_CLAIM } from '#main/storage/layout.ts'
import { claimingKeys } from './key-claim.ts'
import { NAMES, readKeyFiles, slotsThatCount, textOf, writeKeyFile, type KeyFiles } from './key-files.ts'
import { dropRemains, dropUnfinished, hasUnfinished, keepOthers, ownRemains } from './kept-keys.ts'

/** A passphrase and a recovery key. */
const KINDS = 2

/** Write the key files anew from what of them counts for a notebook, where either is not so already. */
export async function mendKeyFiles(disk: Disk, folder: string, vault: string): Promise<void> {
  if (await isInOrder(disk, folder, vault)) return
  // Whoever has claimed them writes both.
  await claimingKeys(disk, folder, () => mendClaimed(disk, folder, vault), 0)
}

/** Whether there is nothing to write or remove. What is kept of others, or for want of another slot, stays as it is. */
async function isInOrder(disk: Disk, folder: string, vault: string): Promise<boolean> {
  const beside = [KEY_CLAIM, ...NAMES.map(unfinished)].map(name => disk.find(join(folder, name)))
  if ((await Promise.all(beside)).some(found => found !== null) || (await hasUnfinished(disk, folder))) return false
  const files = await readKeyFiles(disk, folder)
  if (toMend(files, vault).length > 0) return false
  return ownOf(files, vault).length < KINDS || (await ownRemains(disk, folder, vault)).length === 0
}

async function mendClaimed(disk: Disk, folder: string, vault: string): Promise<void> {
  const files = await readKeyFiles(disk, folder)
  for (const name of NAMES) await removeIfThere(disk, join(folder, unfinished(name)))
  await dropUnfinished(disk, folder)
  for (const { name, slots, isUnread } of toMend(files, vault)) {
    const path = join(folder, name)
    // It may hold keys of another notebook.
    if (isUnread && (await disk.find(path))) await setAside(disk, path)
    await keepOthers(disk, folder, vault, name, files)
    await writeKeyFile(disk, folder, name, slots)
  }
  if (ownOf(files, vault).length === KINDS) await dropRemains(disk, folder, vault)
}

/** The slots of a notebook that count. */
function ownOf(files: KeyFiles, vault: string) {
  return slotsThatCount(files).filter(slot => slot.vault === vault)
}

/** Which of the key files are to be written anew, with what, and whether nothing of them could be read. */
function toMend(files: KeyFiles, vault: string) {
  // What a newer version added is its own to mend.
  if (files.some(file => file?.slots.some(({ kind }) => kind === 'unknown'))) return []
  const slots = ownOf(files, vault)
  // A damaged slot of which there is no other stays, for somebody who can read more of it than Dossier.
  if (slots.length < KINDS) return []
  return NAMES.flatMap((name, index) => {
    const file = files[index] ?? null
    if (file?.text === textOf(slots)) return []
    return { name, slots, isUnread: file === null }
  })
}

function unfinished(name: string): string {
  return `${name}.tmp`
}
