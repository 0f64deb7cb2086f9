import { encryptNotebook, unlock } from '#main/vault/index.ts'
import type { Disk } from '#main/storage/disk.ts'
import { mustBeDone } from './notebooks.ts'

const secret = { kind: 'passphrase', passphrase: 'four words for measuring' } as const
/** What a passphrase is stretched by takes as long as it is meant to, and is not what is measured. */
const LITTLE_WORK = 2 ** 14

/** Encrypt a notebook where it lies. */
export async function encrypt(path: string): Promise<void> {
  const { passphrase } = secret
  await mustBeDone(encryptNotebook(path, { passphrase, host: 'bench', scryptCost: LITTLE_WORK }))
}

/** The disk that opens it. */
export function unlocked(path: string, disk?: Disk): Promise<Disk> {
  return mustBeDone(unlock(path, secret, disk))
}
