import { done, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { conversionWork } from './conversion-work.ts'
import { whileLocked } from './convert.ts'
import type { Progress } from './copy-files.ts'
import type { Secret } from './secret.ts'
import { explaining, openVault } from './unlock.ts'
import { forget } from './vault-disk.ts'

type Options = Progress & { readonly secret: Secret; readonly host: string; readonly disk?: Disk }

/** Make an encrypted notebook a plain one where it lies. Whatever interrupts it, it is as it was, or plain and whole. */
export function decryptNotebook(folder: string, options: Options): Promise<Result<null>> {
  const { secret, host, disk = realDisk } = options
  return explaining('The notebook was not decrypted.', async () => {
    const { vault, own } = await openVault(folder, secret, disk)
    forget(vault)
    try {
      return await whileLocked(disk, folder, host, async () => {
        const converted = await conversionWork(disk, folder, { kind: 'decrypt', own }, options)
        // What is left of the encrypted files is removed when the notebook is next opened to be changed.
        return converted.kind === 'done' ? done(null) : converted
      })
    } finally {
      own.key.fill(0)
    }
  })
}
