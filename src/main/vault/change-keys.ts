import { done, refuse, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { fromNewerVersion } from '#main/storage/problems.ts'
import { readKeyFiles, slotsThatCount, writeKeyFiles } from './key-files.ts'
import { passphraseSlot, recoverySlot, type Slot, type VaultKey } from './key-slots.ts'
import { makeRecoveryKey } from './recovery-key.ts'
import { passphraseProblem, type Secret } from './secret.ts'
import { explaining, openVault } from './unlock.ts'
import { forget } from './vault-disk.ts'
import { calibrate, workOf } from './work.ts'

type Options = { readonly secret: Secret; readonly disk?: Disk }
type ChangeOptions = Options & { readonly passphrase: string; readonly scryptCost?: number }

/** Give an encrypted notebook another passphrase. Only its key files are written anew. */
export function changePassphrase(folder: string, options: ChangeOptions): Promise<Result<null>> {
  const { secret, passphrase, disk = realDisk, scryptCost } = options
  return explaining('The passphrase was not changed.', async () => {
    const problem = passphraseProblem(passphrase)
    if (problem !== null) return refuse(problem)
    await replaceSlot(folder, secret, disk, async own =>
      passphraseSlot(own, passphrase, scryptCost === undefined ? await calibrate() : workOf(scryptCost))
    )
    return done(null)
  })
}

/** Make another recovery key for an encrypted notebook; the one before it opens nothing any more. */
export function newRecoveryKey(
  folder: string,
  { secret, disk = realDisk }: Options
): Promise<Result<{ readonly recoveryKey: string }>> {
  return explaining('No recovery key was made.', async () => {
    const { bytes, printed } = makeRecoveryKey()
    await replaceSlot(folder, secret, disk, async own => recoverySlot(own, bytes))
    bytes.fill(0)
    return done({ recoveryKey: printed })
  })
}

async function replaceSlot(
  folder: string,
  secret: Secret,
  disk: Disk,
  make: (own: VaultKey) => Promise<Slot>
): Promise<void> {
  const { own, vault } = await openVault(folder, secret, disk)
  forget(vault)
  try {
    const files = await readKeyFiles(disk, folder)
    // What another version put there would be lost.
    if (files.some(file => file?.slots.some(({ kind }) => kind === 'unknown'))) throw fromNewerVersion
    const made = await make(own)
    const others = slotsThatCount(files).filter(({ vault: id, kind }) => id === own.vault && kind !== made.kind)
    await writeKeyFiles(disk, folder, [made, ...others])
  } finally {
    own.key.fill(0)
  }
}
