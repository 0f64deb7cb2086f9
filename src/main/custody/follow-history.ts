import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { History, HistoryRequest } from '#shared/contract/history.ts'
import { done, type Result } from '#shared/result.ts'
import type { Disk } from '#main/storage/disk.ts'
import { JOURNAL, type SegmentName } from '#main/storage/layout.ts'
import { listSegments, readSegment, type Segment } from '#main/storage/segments.ts'
import { refusalOf, sayFault, startLog, type Subject } from './read-log.ts'
import { pageOf } from './told-entry.ts'
import { walkJournal, type Walk } from './walk-journal.ts'

/** Reads pages of histories of one notebook. */
export type HistoryPages = (request: HistoryRequest) => Promise<Result<History>>

/**
 * Read the history of a source or an excerpt a page at a time. What was read and verified for one page serves the next:
 * as long as the files of the journal are the same, only what was added to them is read.
 */
export function followHistory(disk: Disk, folder: string): HistoryPages {
  let kept: Kept | null = null
  return async ({ from = 0, ...subject }) => {
    try {
      const files = await filesOf(disk, folder)
      kept = kept?.subject === nameOf(subject) ? await goOn(disk, folder, kept, files) : null
      const read = kept ?? (await readAll(disk, folder, subject, files))
      // Where the chain breaks, or was told otherwise at first, what is read next may put it right.
      kept = read.walk?.end().fault === null ? { ...read, walk: read.walk } : null
      return done(historyOf(read, subject, from))
    } catch (error) {
      kept = null
      return refusalOf(error)
    }
  }
}

/** What is known of a file of the journal without reading it. */
type File = SegmentName & { readonly bytes: number; readonly modified: number }

type Read = {
  readonly subject: string
  readonly walk: Walk | null
  readonly log: ReturnType<typeof startLog>
  readonly problem: string | null
  readonly revision: number
  /** As they were before they were read. */
  readonly files: readonly File[]
  /** What the last of them held, as far as it was read. */
  readonly end: Beginning
}
type Kept = Read & { readonly walk: Walk }

/** The lines that a file begins with. */
type Beginning = { readonly lines: number; readonly hash: string }

async function readAll(disk: Disk, folder: string, subject: Subject, files: readonly File[]): Promise<Read> {
  const { told, notebookId, end, fault, walk, last } = await walkJournal(disk, folder, () => startLog(subject))
  const problem = fault || notebookId === null ? sayFault(fault) : null
  const read = { subject: nameOf(subject), walk, log: told, problem, revision: end.revision, files }
  return { ...read, end: beginningOf(last?.lines ?? []) }
}

/** Read what was added since; null where anything else was changed, or something was erased. */
async function goOn(disk: Disk, folder: string, kept: Kept, files: readonly File[]): Promise<Kept | null> {
  const [before, last] = [kept.files.slice(0, -1), kept.files.at(-1)]
  const now = files[before.length]
  if (!last || last.name !== now?.name || !isSame(before, files.slice(0, before.length))) return null
  const { walk, log } = kept
  const erasures = log.erasures()
  // What was put away since it was listed is found where it is now when all is read anew.
  const end = await readOn(disk, folder, kept, files).catch(() => null)
  const { fault, end: position } = walk.end()
  const isAsTold = !walk.hasToldTooMuch() && fault === null && log.erasures() === erasures
  return end && isAsTold ? { ...kept, revision: position.revision, files, end } : null
}

/** Go on with the walk, from the last file that was read; null where that does not begin as it did. */
async function readOn(disk: Disk, folder: string, kept: Kept, files: readonly File[]): Promise<Beginning | null> {
  const count = kept.files.length
  const isLastSame = isSame(kept.files, files.slice(0, count))
  let { end } = kept
  for (const [index, file] of files.entries()) {
    if (index < (isLastSame ? count : count - 1)) continue
    const segment = await readSegment(disk, folder, file)
    if (index < count && !beginsWith(segment, end)) return null
    // A line that was told already is passed over.
    kept.walk.add(segment)
    end = beginningOf(segment.lines)
  }
  return end
}

function historyOf({ log, problem, revision }: Read, subject: Subject, from: number): History {
  const { total, original, erased } = log.summary()
  const entries = pageOf(log.page(from), 'sourceId' in subject)
  return { total, entries, original, verified: revision, erased, problem }
}

async function filesOf(disk: Disk, folder: string): Promise<readonly File[]> {
  const segments = await listSegments(disk, folder)
  const found = await Promise.all(segments.map(({ name }) => disk.find(join(folder, JOURNAL, name))))
  return segments.map((segment, index) => {
    const { bytes = -1, modified = -1 } = found[index] ?? {}
    return { ...segment, bytes, modified }
  })
}

function isSame(before: readonly File[], now: readonly File[]): boolean {
  return JSON.stringify(before) === JSON.stringify(now)
}

function beginsWith({ lines }: Segment, { lines: count, hash }: Beginning): boolean {
  return lines.length >= count && beginningOf(lines.slice(0, count)).hash === hash
}

/** A last line without its end may have been read while it was written. */
function beginningOf(lines: Segment['lines']): Beginning {
  const whole = lines.filter(({ hasEnd }) => hasEnd)
  const hash = createHash('sha256')
  for (const { bytes } of whole) hash.update(bytes).update('\n')
  return { lines: whole.length, hash: hash.digest('hex') }
}

function nameOf(subject: Subject): string {
  return JSON.stringify(subject)
}
