import { done, refuse, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { isEncryptedFolder } from '#main/storage/encrypted-folder.ts'
import { clearUp } from '#main/storage/leftovers.ts'
import { mustBeNotebook } from '#main/storage/read-notebook.ts'
import { conversionWork } from './conversion-work.ts'
import { whileLocked } from './convert.ts'
import type { Progress } from './copy-files.ts'
import { makeVaultKey, passphraseSlot, recoverySlot } from './key-slots.ts'
import { makeRecoveryKey } from './recovery-key.ts'
import { passphraseProblem } from './secret.ts'
import { selfTest } from './self-test.ts'
import { explaining } from './unlock.ts'
import { workOf } from './work.ts'

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
      const own = makeVaultKey()
      const recovery = makeRecoveryKey()
      try {
        const work = await workOf(scryptCost)
        const slots = [await passphraseSlot(own, passphrase, work), recoverySlot(own, recovery.bytes)]
        const converted = await conversionWork(disk, folder, { kind: 'encrypt', own, slots }, options)
        if (converted.kind === 'refused') return converted
        return done({ recoveryKey: recovery.printed, problem: converted.value })
      } finally {
        for (const key of [own.key, recovery.bytes]) key.fill(0)
      }
    })
  })
}
