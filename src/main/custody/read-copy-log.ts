import { refuse, type Result } from '#shared/result.ts'
import type { Disk } from '#main/storage/disk.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { diskWithCopy, journalCopy } from '#main/storage/synchronised/journal-copy.ts'
import { readLog, type Log, type Subject } from './read-log.ts'

/** Read what a conflict copy of the journal, named by its file, tells that the notebook does not hold. */
export async function readCopyLog(
  folder: string,
  file: string,
  subject: Subject | null,
  disk: Disk
): Promise<Result<Log>> {
  try {
    const copy = await journalCopy(disk, folder, file)
    const own = await readLog(folder, null, disk)
    const there = await readLog(folder, subject, diskWithCopy(disk, folder, copy))
    if (own.kind === 'refused' || there.kind === 'refused') return own.kind === 'refused' ? own : there
    const known = new Set(own.value.entries.map(({ head }) => head))
    const entries = there.value.entries.filter(({ head }) => !known.has(head))
    return { kind: 'done', value: { ...there.value, entries } }
  } catch (error) {
    if (error instanceof NotebookProblem) return refuse(error.message)
    throw error
  }
}
