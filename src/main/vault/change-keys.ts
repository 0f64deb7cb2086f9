import type { KeysChanged } from '#shared/contract.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { fromNewerVersion, NotebookProblem } from '#main/storage/problems.ts'
import { claimingKeys } from './key-claim.ts'
import { changeKeyFiles, readKeyFiles, slotsThatCount } from './key-files.ts'
import { dropRemains, keepRemains } from './kept-keys.ts'
import { passphraseSlot, recoverySlot, type Slot, type VaultKey } from './key-slots.ts'
import { makeRecoveryKey } from './recovery-key.ts'
import { passphraseProblem, type Secret } from './secret.ts'
import { explaining, openVault, whyNoKeys } from './unlock.ts'
import { forget } from './vault-disk.ts'
import { workOf } from './work.ts'

const changedMeanwhile = new NotebookProblem('The keys of this notebook were changed meanwhile. Try again.')

type Options = { readonly secret: Secret; readonly disk?: Disk }
type ChangeOptions = Options & { readonly passphrase: string; readonly scryptCost?: number }

/** Give an encrypted notebook another passphrase. Only its key files are written anew. */
export function changePassphrase(folder: string, options: ChangeOptions): Promise<Result<KeysChanged>> {
  const { secret, passphrase, disk = realDisk, scryptCost } = options
  return explaining('The passphrase was not changed.', async () => {
    const problem = passphraseProblem(passphrase)
    if (problem !== null) return refuse(problem)
    return done(
      await replaceSlot(folder, secret, disk, async own => passphraseSlot(own, passphrase, await workOf(scryptCost)))
    )
  })
}

/** Make another recovery key for an encrypted notebook; the one before it opens nothing any more. */
export function newRecoveryKey(
  folder: string,
  { secret, disk = realDisk }: Options
): Promise<Result<KeysChanged & { readonly recoveryKey: string }>> {
  return explaining('No recovery key was made.', async () => {
    const { bytes, printed } = makeRecoveryKey()
    const changed = await replaceSlot(folder, secret, disk, async own => recoverySlot(own, bytes)).finally(() =>
      bytes.fill(0)
    )
    return done({ recoveryKey: printed, ...changed })
  })
}

/** Keys are derived before the key files are claimed: that takes long, and meanwhile others may change or remove them. */
async function replaceSlot(
  folder: string,
  secret: Secret,
  disk: Disk,
  make: (own: VaultKey) => Promise<Slot>
): Promise<KeysChanged> {
  const before = slotsThatCount(await readKeyFiles(disk, folder))
  const { own, vault } = await openVault(folder, secret, disk)
  forget(vault)
  try {
    const made = await make(own)
    return await claimingKeys(disk, folder, async () => {
      const files = await readKeyFiles(disk, folder)
      if (!files[0] && !files[1]) throw await whyNoKeys(disk, folder)
      // What another version put there would be lost.
      if (files.some(file => file?.slots.some(({ kind }) => kind === 'unknown'))) throw fromNewerVersion
      const slots = slotsThatCount(files).filter(({ vault: id }) => id === own.vault)
      if (slots.length === 0 || wrappedIn(slots, made) !== wrappedIn(before, made)) throw changedMeanwhile
      const beside = slots.filter(({ kind }) => kind !== made.kind)
      const lost = await keepRemains(disk, folder, made, beside, files)
      await changeKeyFiles(disk, folder, [made, ...beside])
      // What cannot be removed now is at the next opening to write.
      if (lost === null) await dropRemains(disk, folder, own.vault).catch(() => {})
      return { lost }
    })
  } finally {
    own.key.fill(0)
  }
}

/** What stands where a slot is to go. */
function wrappedIn(slots: readonly Slot[], { vault, kind }: Slot): string | undefined {
  return slots.find(slot => slot.vault === vault && slot.kind === kind)?.wrapped
}
