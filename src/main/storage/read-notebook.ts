import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { eachInSteps, finished, type Steps } from '#shared/change/steps.ts'
import { finishedInSlices } from '../in-slices.ts'
import { decodeSnapshot, decodeTables } from './decode-snapshot.ts'
import { isCode, type Disk } from './disk.ts'
import { mustBePlain } from './encrypted-folder.ts'
import type { Point, RecordLine } from './journal-line.ts'
import { JOURNAL, LOCK, SNAPSHOT } from './layout.ts'
import { Damage, NotebookProblem, type Fault } from './problems.ts'
import { endOf, lackingErasure, positionAfter, readJournal, type EntryLine, type ReadJournal } from './read-journal.ts'
import { isUnreadable } from './segments.ts'
import { noRecords, positionOf, type Records, type Snapshot, type SnapshotHead } from './snapshot.ts'

/** A notebook as it lies on disk. */
export type ReadNotebook = {
  /** In the shape of the version that the position names. */
  readonly records: Records
  readonly position: Point
  readonly journal: ReadJournal
  /** The revision of `notebook.json`; null where it is missing or not as it was written, and all came from the journal. */
  readonly snapshotRevision: number | null
}

const ATTEMPTS = 4
const PAUSE_MS = 25

export type Reading = {
  /** Segments numbered so and above are left out. */
  readonly before?: number
  /** Whether excerpts may be read when they are first asked for: to be shown soon, not to be gone through. */
  readonly isLate?: boolean
}

/** Read the newest state of a notebook. Throws a problem in plain words when not all of it verifies. */
export function readNotebook(disk: Disk, folder: string, reading?: Reading): Promise<ReadNotebook> {
  return retrying(disk, folder, () => readOnce(disk, folder, reading))
}

/** Read again what another program, which has the notebook open, may have put away just then. */
export async function retrying<T>(disk: Disk, folder: string, read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read()
    } catch (error) {
      const mayPass = error instanceof NotebookProblem || isCode(error, 'ENOENT')
      if (attempt === ATTEMPTS || !mayPass || !(await disk.find(join(folder, LOCK)))) throw error
      await pause(PAUSE_MS)
    }
  }
}

/** The same where nobody else can be writing to it meanwhile. */
export async function readOnce(disk: Disk, folder: string, reading: Reading = {}): Promise<ReadNotebook> {
  const snapshot = await readDecoded(disk, folder, parts => decodeTables(parts, reading.isLate))
  const after = snapshot?.revision ?? 0
  const journal = await readJournal(disk, folder, after, reading.before)
  const problem = problemBetween(snapshot, journal)
  if (problem) throw new Damage(problem)
  const records = snapshot?.records ?? noRecords()
  await finishedInSlices(replayInSteps(records, journal.entries, after))
  const position = snapshot ? positionAfter(positionOf(snapshot), entriesAfter(journal, after)) : endOf(journal)
  return { records, position, journal, snapshotRevision: snapshot?.revision ?? null }
}

/** Read `notebook.json`; null where it is missing or not as it was written, since the journal holds all of it. */
export function readSnapshot(disk: Disk, folder: string): Promise<Snapshot | null> {
  return readDecoded(disk, folder, decodeSnapshot)
}

async function readDecoded<T>(
  disk: Disk,
  folder: string,
  decode: (parts: AsyncIterable<Buffer>) => Promise<T | null>
): Promise<T | null> {
  try {
    return await decode(disk.readParts(join(folder, SNAPSHOT)))
  } catch (error) {
    if (isCode(error, 'ENOENT') || isUnreadable(error)) return null
    throw error
  }
}

function entriesAfter({ entries, from }: ReadJournal, revision: number): readonly EntryLine[] {
  return entries.slice(Math.max(0, revision - from.revision))
}

/** Carry tables over the entries after a revision. */
export function replay(records: Records, entries: readonly EntryLine[], after: number): void {
  finished(replayInSteps(records, entries, after))
}

function* replayInSteps(records: Records, entries: readonly EntryLine[], after: number): Steps<void> {
  for (const entry of entries) {
    if (entry.head.revision > after && entry.kind === 'entry')
      yield* eachInSteps(entry.body.records, line => put(records, line))
    yield
  }
}

function put(records: Records, [table, id, after]: RecordLine): void {
  const rows = records[table] as Map<string, typeof after>
  if (after === null) rows.delete(id)
  else rows.set(id, after)
}

/** What keeps a snapshot and the journal after it from being one notebook. */
function problemBetween(snapshot: SnapshotHead | null, journal: ReadJournal): Fault | null {
  if (journal.fault) return journal.fault
  if (journal.notebookId === null) return { file: JOURNAL, what: 'is empty', lacks: true }
  if (!snapshot && journal.from.revision > 0) return { file: JOURNAL, what: 'lacks its first files', lacks: true }
  return (snapshot && problemOf(snapshot, journal)) ?? lackingErasure(journal, snapshot?.revision ?? 0)
}

/** What keeps a snapshot from being a state that the journal went through. */
export function problemOf({ revision, head, about }: SnapshotHead, journal: ReadJournal): Fault | null {
  const { from, entries, notebookId } = journal
  if (about?.notebookId !== notebookId) return { file: SNAPSHOT, what: 'belongs to another notebook' }
  if (from.revision > revision) return { file: JOURNAL, what: `lacks what made revision ${revision + 1}`, lacks: true }
  const end = endOf(journal).revision
  if (end < revision)
    return { file: JOURNAL, what: `ends at revision ${end}, and ${SNAPSHOT} only at ${revision}`, lacks: true }
  const known = revision === from.revision ? from.head : entries[revision - from.revision - 1]?.hash
  return known === head ? null : { file: SNAPSHOT, what: 'does not follow from the journal' }
}

/** Throws where there is no notebook, or one that this disk cannot open. */
export async function mustBeNotebook(disk: Disk, folder: string): Promise<void> {
  const found = await disk.find(folder)
  if (!found) throw new NotebookProblem(`There is no notebook at “${folder}”. Check the path, or make a new notebook.`)
  if (found.isFolder) await mustBePlain(disk, folder)
  const parts = await Promise.all([SNAPSHOT, JOURNAL].map(name => disk.find(join(folder, name))))
  if (found.isFolder && parts.some(Boolean)) return
  throw new NotebookProblem(`“${folder}” is not a notebook. Choose a folder whose name ends in .dossier.`)
}
