import { noHistory, type Entry, type History } from '#shared/change/history.ts'
import type { Steps } from '#shared/change/steps.ts'
import { finishedInSlices } from '../in-slices.ts'
import type { Disk } from './disk.ts'
import type { EntryLine } from './read-journal.ts'
import { complete, entriesOf, erasureIn, isComplete, recall, type Recalled, type RecalledHistory } from './recall.ts'
import { listSegments, readRawLine, readSegment, type RawLine } from './segments.ts'
import type { OlderSteps } from './store.ts'

/** What can be undone after opening: the steps at hand, and how to get the ones before them. */
export type OpenedHistory = { readonly history: History; readonly older: OlderSteps | null }

export const nothingRecalled: OpenedHistory = { history: noHistory, older: null }

/** Beyond this many lines the search for what can be undone ends. */
const MOST_LINES = 4000

/**
 * Find out what can be undone from the entries read at opening. Only as many older ones are read as it takes to name
 * the next step of undo and redo; the rest is for when it is needed.
 */
export async function recallHistory(disk: Disk, folder: string, read: readonly EntryLine[]): Promise<OpenedHistory> {
  const back = linesBefore(disk, folder, read[0]?.head.revision ?? Infinity)
  const opened = await recallBack(back, read, ({ isWhole, names }) => isWhole || names)
  const { history, older, isWhole } = opened.recalled
  if (isWhole && older.length === 0) return { history, older: null }
  async function load(): Promise<readonly Entry[]> {
    const { lines, recalled } = await recallBack(back, opened.lines, ({ isWhole }) => isWhole)
    const past = [...recalled.history.past, ...(await completeFrom(back, recalled.older, erasureIn(lines)))]
    return past.slice(history.past.length)
  }
  return { history, older: { label: older[0]?.label ?? null, load } }
}

type Lines = AsyncGenerator<readonly EntryLine[], undefined>

/** Recall from ever more lines until that is enough. */
async function recallBack(back: Lines, read: readonly EntryLine[], isEnough: (recalled: RecalledHistory) => boolean) {
  let lines = read
  let recalled = recall(lines)
  while (!isEnough(recalled) && lines.length < MOST_LINES) {
    const more = await withEarlier(back, lines, 2 * lines.length + 1)
    if (more === lines) break
    lines = more
    recalled = recall(lines)
  }
  return { lines, recalled }
}

/** Put earlier lines before the ones given until there are so many, or no more. */
async function withEarlier(back: Lines, lines: readonly EntryLine[], count: number): Promise<readonly EntryLine[]> {
  let all = lines
  while (all.length < count) {
    const { value: earlier } = await back.next()
    if (!earlier) break
    all = [...earlier, ...all]
  }
  return all
}

/** Read back until it is known what was before each step, or as far as that goes. */
async function completeFrom(back: Lines, steps: readonly Recalled[], erasure: number): Promise<readonly Entry[]> {
  let known = steps
  let madeGood = erasure
  while (!known.every(isComplete)) {
    const { value: earlier } = await back.next()
    if (!earlier) break
    madeGood = Math.max(madeGood, erasureIn(earlier))
    known = complete(known, earlier, madeGood)
  }
  return entriesOf(known)
}

function* entriesBelow(limit: number, lines: readonly RawLine[]): Steps<readonly EntryLine[]> {
  const entries: EntryLine[] = []
  for (const raw of lines) {
    const line = readRawLine(raw)
    if (line !== null && line.kind !== 'segment' && line.head.revision < limit) entries.push(line)
    yield
  }
  return entries
}

/** The lines of the journal before a revision, a segment at a time, latest first. */
async function* linesBefore(disk: Disk, folder: string, revision: number): Lines {
  let limit = revision
  for (const name of (await listSegments(disk, folder)).toReversed()) {
    const { start, lines } = await readSegment(disk, folder, name)
    if (!start || start.revision >= limit - 1) continue
    const earlier = await finishedInSlices(entriesBelow(limit, lines))
    // A gap would make an undo of one step look like that of another.
    if (limit < Infinity && earlier.length !== limit - 1 - start.revision) return
    yield earlier
    limit = start.revision + 1
  }
}
