import { setTimeout as pause } from 'node:timers/promises'
import type { Disk } from '#main/storage/disk.ts'
import { KEY_CLAIM } from '#main/storage/layout.ts'
import { takeLock } from '#main/storage/lock.ts'
import { NotebookProblem } from '#main/storage/problems.ts'

const PAUSE_MS = 20
/** Nobody has it for longer than it takes to write two small files. */
const LONGEST_MS = 10_000

const taken = new NotebookProblem(
  'Another program is just changing the keys of this notebook. Try again in a moment; if that does not help, delete the file “lock.after-keys” in the notebook folder.'
)

/**
 * Read and write the key files while nobody else does. The lock of the notebook does not do for that: whoever works with
 * it open changes its keys too.
 */
export async function claimingKeys<T>(
  disk: Disk,
  folder: string,
  work: () => Promise<T>,
  longestMs = LONGEST_MS
): Promise<T> {
  const until = performance.now() + longestMs
  for (;;) {
    const attempt = await takeLock(disk, folder, 'Dossier', KEY_CLAIM)
    if (attempt.kind === 'held')
      try {
        return await work()
      } finally {
        await attempt.lock.release()
      }
    if (performance.now() >= until) throw taken
    await pause(PAUSE_MS)
  }
}
