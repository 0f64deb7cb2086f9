import type { Disk } from '#main/storage/disk.ts'
import { takeLock } from '#main/storage/lock.ts'
import { explain } from '#main/storage/problems.ts'
import { finishErasures } from './erasure-work.ts'
import { cannotBeTold } from './finish-erasure.ts'
import { forgetIntention } from './intention.ts'

/**
 * Carry an erasure to its end in a notebook that was just mended, or, where it cannot be told any more what that was,
 * forget it. Returns what is still to be done, in a sentence; null where nothing is.
 */
export async function settleErasure(disk: Disk, folder: string, host: string): Promise<string | null> {
  const attempt = await takeLock(disk, folder, host)
  if (attempt.kind === 'none') return null
  try {
    await finishErasures(disk, folder)
    return null
  } catch (error) {
    const reason = explain(error)
    if (reason !== cannotBeTold.message) return `${reason} Then open the notebook again to go on.`
    await forgetIntention(disk, folder)
    return 'Something was being erased and is not all gone; what it was cannot be told any more. Erase it again.'
  } finally {
    await attempt.lock.release()
  }
}
