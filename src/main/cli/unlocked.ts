import { basename } from 'node:path'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { forget, isEncrypted, unlock, type Secret } from '#main/vault/index.ts'
import { Failure, must, type Call } from './command.ts'
import { askSecret, givenSecret } from './secrets.ts'

const ATTEMPTS = 3

/** Do something with the files of a notebook, those of an encrypted one unlocked for as long as that takes. */
export async function withDisk<T>(call: Call, path: string, work: (disk: Disk) => Promise<T>): Promise<T> {
  if (!(await isEncrypted(path))) return work(realDisk)
  return withUnlocked(call, path, ({ disk }) => work(disk))
}

/** An unlocked notebook, and what unlocked it. */
export type Unlocked = { readonly disk: Disk; readonly secret: Secret }

/** The same for an encrypted notebook, with what opened it. */
export async function withUnlocked<T>(call: Call, path: string, work: (unlocked: Unlocked) => Promise<T>): Promise<T> {
  const unlocked = await unlockedWith(call, path)
  try {
    return await work(unlocked)
  } finally {
    forget(unlocked.disk)
  }
}

async function unlockedWith(call: Call, path: string): Promise<Unlocked> {
  const given = await givenSecret(call)
  if (given) return { disk: must(await unlock(path, given)), secret: given }
  for (let attempt = 1; ; attempt++) {
    const secret = await askSecret(basename(path, '.dossier'), call)
    const unlocked = await unlock(path, secret)
    if (unlocked.kind === 'done') return { disk: unlocked.value, secret }
    if (attempt === ATTEMPTS) throw new Failure(unlocked.reason)
    call.terminal.err(unlocked.reason)
  }
}
