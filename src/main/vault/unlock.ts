import { done, refuse, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { isEncryptedFolder, looksKeyed } from '#main/storage/encrypted-folder.ts'
import { explain, fromNewerVersion, keysMissing, NotebookProblem } from '#main/storage/problems.ts'
import { listIfThere } from '#main/storage/durable-file.ts'
import { readKeyFiles, slotsThatCount, type KeyFiles } from './key-files.ts'
import { openWithPassphrase, openWithRecoveryKey, type Slot, type VaultKey } from './key-slots.ts'
import { removePlain } from './leftovers.ts'
import { mendKeyFiles } from './mend-keys.ts'
import { readRecoveryKey } from './recovery-key.ts'
import type { Secret } from './secret.ts'
import { isNamedOpenly } from './places.ts'
import { selfTest } from './self-test.ts'
import { forget, vaultDisk } from './vault-disk.ts'
import { isReasonable } from './work.ts'

/** Whether a notebook is encrypted, also where what opens it is missing. */
export function isEncrypted(folder: string, disk: Disk = realDisk): Promise<boolean> {
  return isEncryptedFolder(disk, folder)
}

/** Unlock an encrypted notebook: the disk on which it lies open, until it is forgotten. */
export function unlock(folder: string, secret: Secret, disk: Disk = realDisk): Promise<Result<Disk>> {
  return explaining('The notebook cannot be unlocked.', async () => {
    const { own, vault } = await openVault(folder, secret, disk)
    own.key.fill(0)
    return done(vault)
  })
}

/** An unlocked notebook from the inside. */
export type Unlocked = { readonly own: VaultKey; readonly vault: Disk }

/** The same, with the key itself. Throws, in plain words, where the secret does not open the notebook. */
export async function openVault(folder: string, secret: Secret, disk: Disk): Promise<Unlocked> {
  await selfTest()
  const files = await readKeyFiles(disk, folder)
  if (!files[0] && !files[1]) throw await whyNoKeys(disk, folder)
  const all = slotsThatCount(files)
  const slots = all.filter(({ kind }) => kind === secret.kind)
  if (slots.length === 0) throw withoutSlot(files, secret.kind, all.length > 0)
  let problem = wrong[secret.kind]
  for (const slot of slots) {
    const own = await openedBy(slot, secret)
    if (!own) continue
    const vault = vaultOf(disk, folder, own)
    let isOurs = false
    try {
      isOurs = await fits(disk, folder, vault)
    } finally {
      if (!isOurs) {
        forget(vault)
        own.key.fill(0)
      }
    }
    if (isOurs) return { own, vault }
    problem = ofAnother
  }
  throw problem
}

/** Why there are no key files in a folder. */
export async function whyNoKeys(disk: Disk, folder: string): Promise<NotebookProblem> {
  return (await isEncryptedFolder(disk, folder)) ? keysMissing : notEncrypted
}

/** The disk on which a notebook lies open with its key. */
export function vaultOf(disk: Disk, folder: string, own: VaultKey): Disk {
  return vaultDisk(disk, folder, own.key, async vault => {
    // What cannot be mended now can be at the next opening; until then the intact file opens the notebook.
    await mendKeyFiles(disk, folder, own.vault).catch(() => {})
    await removePlain(disk, vault, folder)
  })
}

/** Turn what a notebook's files throw into a refusal in plain words. */
export async function explaining<T>(failed: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    return refuse(error instanceof NotebookProblem ? error.message : `${failed} ${explain(error)}`)
  }
}

const notEncrypted = new NotebookProblem('This notebook is not encrypted. Open it without a passphrase.')

const ofAnother = new NotebookProblem(
  'The key files in this folder are those of another notebook. Put keys.json back from a copy of this folder.'
)

async function openedBy(slot: Slot, secret: Secret): Promise<VaultKey | null> {
  if (slot.kind === 'passphrase' && secret.kind === 'passphrase') {
    if (!isReasonable(slot)) throw tooMuchWork
    return openWithPassphrase(slot, secret.passphrase)
  }
  if (slot.kind !== 'recovery key' || secret.kind !== 'recovery key') return null
  const bytes = readRecoveryKey(secret.recoveryKey)
  if (!bytes) throw mistyped
  try {
    return openWithRecoveryKey(slot, bytes)
  } finally {
    bytes.fill(0)
  }
}

const wrong: Readonly<Record<Secret['kind'], NotebookProblem>> = {
  passphrase: new NotebookProblem('This is not the passphrase of this notebook. Try again, or use the recovery key.'),
  'recovery key': new NotebookProblem(
    'This is the recovery key of another notebook, or one that was replaced. Try again, or use the passphrase.'
  )
}

const mistyped = new NotebookProblem('The recovery key was mistyped. Compare it with the printed one, group by group.')

const tooMuchWork = new NotebookProblem(
  'The key files ask for more work than Dossier ever does: somebody changed them. Put keys.json back from a copy of the folder, or use the recovery key.'
)

/** Why there is nothing that a secret of this kind could open. */
function withoutSlot(files: KeyFiles, kind: Secret['kind'], hasOther: boolean): NotebookProblem {
  if (files.some(file => file?.slots.some(slot => slot.kind === 'unknown'))) return fromNewerVersion
  if (!hasOther)
    return new NotebookProblem(
      'Both key files are damaged, keys.json and keys-copy.json. Put one of them back from a copy of the folder: nothing else can open this notebook.'
    )
  const [here, there] = kind === 'passphrase' ? ['passphrase', 'recovery key'] : ['recovery key', 'passphrase']
  return new NotebookProblem(
    `What the ${here} opens is damaged in both key files, keys.json and keys-copy.json. Use the ${there}, or put one of the files back from a copy of the folder.`
  )
}

/** Whether the names in a folder are hidden under a key. */
async function fits(disk: Disk, folder: string, vault: Disk): Promise<boolean> {
  const [all, own] = await Promise.all([disk, vault].map(async one => listIfThere(one, folder)))
  return !all?.some(looksKeyed) || (own?.length ?? 0) > all.filter(isNamedOpenly).length
}
