import { noHistory, type Entry, type History } from '#shared/change/history.ts'
import type { Disk } from './disk.ts'
import type { EntryLine } from './read-journal.ts'
import { complete, entriesOf, isComplete, recall, type Recalled } from './recall.ts'
import { listSegments, readRawLine, readSegment } from './segments.ts'

/** What can be undone after opening: the steps at hand, and how to get the ones before them. */
export type OpenedHistory = {
  readonly history: History
  readonly older: { readonly label: string; readonly load: () => Promise<readonly Entry[]> } | null
}

export const nothingRecalled: OpenedHistory = { history: noHistory, older: null }

/** Beyond this many lines the search for what can be undone ends, so that opening stays quick. */
const MOST_LINES = 4000

/** Find out what can be undone, from the entries read at opening and as many older ones as it takes. */
export async function recallHistory(disk: Disk, folder: string, read: readonly EntryLine[]): Promise<OpenedHistory> {
  const back = linesBefore(disk, folder, read[0]?.head.revision ?? Infinity)
  let lines = read
  let recalled = recall(lines)
  while (!recalled.isWhole && lines.length < MOST_LINES) {
    const { value: earlier } = await back.next()
    if (!earlier) break
    lines = [...earlier, ...lines]
    recalled = recall(lines)
  }
  const { history, older } = recalled
  const [first] = older
  return { history, older: first ? { label: first.label, load: () => completeFrom(back, older) } : null }
}

/** Read back until it is known what was before each step, or as far as that goes. */
async function completeFrom(back: Lines, steps: readonly Recalled[]): Promise<readonly Entry[]> {
  let known = steps
  while (!known.every(isComplete)) {
    const { value: earlier } = await back.next()
    if (!earlier) break
    known = complete(known, earlier)
  }
  return entriesOf(known)
}

type Lines = AsyncGenerator<readonly EntryLine[], undefined>

/** The lines of the journal before a revision, a segment at a time, latest first. */
async function* linesBefore(disk: Disk, folder: string, revision: number): Lines {
  let limit = revision
  for (const name of (await listSegments(disk, folder)).toReversed()) {
    const { start, lines } = await readSegment(disk, folder, name)
    if (!start || start.revision >= limit - 1) continue
    const entries = lines.map(readRawLine).filter(line => line !== null && line.kind !== 'segment')
    const earlier = entries.filter(({ head }) => head.revision < limit)
    // A gap would make an undo of one step look like that of another.
    if (limit < Infinity && earlier.length !== limit - 1 - start.revision) return
    yield earlier
    limit = start.revision + 1
  }
}
