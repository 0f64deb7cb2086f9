import { join } from 'node:path'
import { done, refuse, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { removeIfThere } from '#main/storage/durable-file.ts'
import { isEncryptedFolder } from '#main/storage/encrypted-folder.ts'
import { KEYS, KEYS_COPY } from '#main/storage/layout.ts'
import { clearUp } from '#main/storage/leftovers.ts'
import { explain } from '#main/storage/problems.ts'
import { mustBeNotebook } from '#main/storage/read-notebook.ts'
import { convert, mustBeWhole, whileLocked, type Progress } from './convert.ts'
import { writeKeyFile } from './key-files.ts'
import { makeVaultKey, passphraseSlot, recoverySlot, type Slot, type VaultKey } from './key-slots.ts'
import { makeRecoveryKey } from './recovery-key.ts'
import { passphraseProblem } from './secret.ts'
import { selfTest } from './self-test.ts'
import { explaining, vaultOf } from './unlock.ts'
import { forget } from './vault-disk.ts'
import { calibrate, workOf } from './work.ts'

export type Encrypted = {
  /** To be printed; it is kept nowhere. */
  readonly recoveryKey: string
  /** Why plain copies of the files are still there; null where all are removed. */
  readonly problem: string | null
}

type Options = Progress & {
  readonly passphrase: string
  readonly host: string
  readonly disk?: Disk
  /** How much work trying a passphrase takes; found out where absent. */
  readonly scryptCost?: number
}

/** Encrypt a notebook where it lies. Whatever interrupts it, the notebook is as it was, or encrypted and whole. */
export function encryptNotebook(folder: string, options: Options): Promise<Result<Encrypted>> {
  const { passphrase, host, disk = realDisk, scryptCost } = options
  return explaining('The notebook was not encrypted.', async () => {
    const problem = passphraseProblem(passphrase)
    if (problem !== null) return refuse(problem)
    await selfTest()
    if (await isEncryptedFolder(disk, folder)) return refuse('This notebook is encrypted already.')
    await mustBeNotebook(disk, folder)
    return whileLocked(disk, folder, host, async () => {
      await clearUp(disk, folder)
      // Somebody may have encrypted it before the lock was free.
      await mustBeNotebook(disk, folder)
      await mustBeWhole(folder, disk)
      const own = makeVaultKey()
      const recovery = makeRecoveryKey()
      const work = scryptCost === undefined ? await calibrate() : workOf(scryptCost)
      const slots = [await passphraseSlot(own, passphrase, work), recoverySlot(own, recovery.bytes)]
      recovery.bytes.fill(0)
      return done({ recoveryKey: recovery.printed, problem: await encrypt(disk, folder, own, slots, options) })
    })
  })
}

/** Returns why plain files are still there. */
async function encrypt(
  disk: Disk,
  folder: string,
  own: VaultKey,
  slots: readonly Slot[],
  { onProgress, signal }: Progress
): Promise<string | null> {
  const vault = vaultOf(disk, folder, own)
  own.key.fill(0)
  const watched = { ...(onProgress && { onProgress }), ...(signal && { signal }) }
  try {
    await convert({
      ...{ disk, folder, from: disk, to: vault, ...watched },
      commit: () => writeKeyFile(disk, folder, KEYS, slots),
      async undoCommit() {
        for (const name of [`${KEYS}.tmp`, KEYS]) await removeIfThere(disk, join(folder, name))
        await disk.syncFolder(folder)
      }
    })
    return await settle(disk, folder, vault, slots)
  } finally {
    forget(vault)
  }
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
