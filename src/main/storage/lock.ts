import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isCode, type Disk } from './disk.ts'
import { removeIfThere, writeWhole } from './durable-file.ts'
import { describeHolder, isDead, readHolder, thisProcess, type Holder } from './holder.ts'
import { LOCK } from './layout.ts'

/** The right to write to a notebook. */
export type Lock = {
  /** Whether the one who held it before died with it, perhaps in the middle of writing. */
  readonly wasLeftBehind: boolean
  readonly release: () => Promise<void>
}

export type LockAttempt =
  { readonly kind: 'held'; readonly lock: Lock } | { readonly kind: 'none'; readonly reason: string }

const ATTEMPTS = 6
const PAUSE_MS = 20
/** A lock that says nothing for so long was left by a crash between its creation and its writing. */
const SILENT_MS = 10_000

/** Take the right to write to a notebook, or to what another name stands for, also from a holder that is dead; or say who has it. */
export async function takeLock(disk: Disk, folder: string, host: string, name = LOCK): Promise<LockAttempt> {
  const path = join(folder, name)
  const me = thisProcess(host, randomBytes(8).toString('hex'))
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if ((await createLock(disk, path, me)) && (await isMine(disk, path, me))) return held(disk, path, me, false)
    const other = await lookAt(disk, path)
    if (other === 'gone') continue
    if (other.kind === 'alive') return { kind: 'none', reason: describeHolder(other.holder) }
    if (other.kind === 'dead' && (await takeOver(disk, path, me, other.token))) return held(disk, path, me, true)
    await pause(PAUSE_MS)
  }
  return { kind: 'none', reason: 'This notebook is just being opened by another program. Try again in a moment.' }
}

async function held(disk: Disk, path: string, me: Holder, wasLeftBehind: boolean): Promise<LockAttempt> {
  // Settles also the names that whoever held it before changed and did not live to sync.
  await disk.syncFolder(dirname(path)).catch(() => {})
  return { kind: 'held', lock: { wasLeftBehind, release: () => release(disk, path, me) } }
}

/** Returns whether the lock was free, and is now ours. */
async function createLock(disk: Disk, path: string, me: Holder): Promise<boolean> {
  try {
    const file = await disk.create(path)
    try {
      await writeWhole(file, Buffer.from(`${JSON.stringify(me)}\n`), 0)
      await file.sync()
    } catch (error) {
      await disk.remove(path).catch(() => {})
      throw error
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

type Seen =
  | { readonly kind: 'alive'; readonly holder: Holder }
  | { readonly kind: 'dead'; readonly token: string }
  | { readonly kind: 'silent' }
  | 'gone'

async function lookAt(disk: Disk, path: string): Promise<Seen> {
  try {
    const [bytes, found] = await Promise.all([disk.read(path), disk.find(path)])
    const holder = readHolder(bytes)
    if (holder) return isDead(holder) ? { kind: 'dead', token: holder.token } : { kind: 'alive', holder }
    if (!found) return 'gone'
    const isStale = Date.now() - found.modified > SILENT_MS
    return isStale ? { kind: 'dead', token: `silent${Math.trunc(found.modified)}` } : { kind: 'silent' }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 'gone'
    throw error
  }
}

/**
 * Take the place of a dead holder. Of several that try, one alone can create the claim on that very lock; it puts its
 * own lock in place of the dead one. A claim left by one that died meanwhile can be claimed in the same way.
 */
async function takeOver(disk: Disk, path: string, me: Holder, token: string): Promise<boolean> {
  const claim = `${path}.after-${token}`
  if (!(await createLock(disk, claim, me))) {
    const claimant = await lookAt(disk, claim)
    return claimant !== 'gone' && claimant.kind === 'dead' && takeOverClaim(disk, path, me, claim, claimant.token)
  }
  return replaceDead(disk, path, token, claim)
}

async function takeOverClaim(disk: Disk, path: string, me: Holder, claim: string, token: string): Promise<boolean> {
  const mine = `${path}.after-${token}`
  if (!(await createLock(disk, mine, me))) return false
  const seen = await lookAt(disk, claim)
  if (seen !== 'gone' && seen.kind === 'dead' && seen.token === token) await disk.remove(claim)
  await removeIfThere(disk, mine)
  // The way is free again for whoever comes first.
  return false
}

async function replaceDead(disk: Disk, path: string, token: string, claim: string): Promise<boolean> {
  // The lock may have been taken over and let go since it was looked at; it is only safe to replace the one claimed.
  const seen = await lookAt(disk, path)
  if (seen === 'gone' || seen.kind !== 'dead' || seen.token !== token) {
    await removeIfThere(disk, claim)
    return false
  }
  await disk.rename(claim, path)
  return true
}

/** A process held up for long between creating and writing its lock may find it taken over. */
async function isMine(disk: Disk, path: string, me: Holder): Promise<boolean> {
  return readHolder(await disk.read(path))?.token === me.token
}

async function release(disk: Disk, path: string, me: Holder): Promise<void> {
  try {
    if (await isMine(disk, path, me)) await disk.remove(path)
  } catch {
    // A lock that cannot be removed is taken over by the next one as that of a dead process.
  }
}
