import { join } from 'node:path'
import { done, refuse, type Result } from '#shared/result.ts'
import { changeBetween } from './change-between.ts'
import { realDisk, type Disk } from './disk.ts'
import { listIfThere, setAside, writeDurably } from './durable-file.ts'
import { encodeEntry, encodeSegmentStart, type Point } from './journal-line.ts'
import { JOURNAL, MISSING, ORIGINALS, segmentName, SNAPSHOT, TEXTS } from './layout.ts'
import { clearUpAtOpening } from './leftovers.ts'
import { takeLock } from './lock.ts'
import { acceptAsMissing, missingFiles } from './missing-files.ts'
import { explain, NotebookProblem } from './problems.ts'
import { Chain, positionAfter, readJournal } from './read-journal.ts'
import { mustBeNotebook, problemOf, readSnapshot, replay } from './read-notebook.ts'
import { salvage, type Salvaged } from './salvage.ts'
import { listSegments, readIfReadable, readSegment } from './segments.ts'
import { encodeSnapshot, noRecords, positionOf, snapshotOf, type Records } from './snapshot.ts'
import { sha256Of } from './source-files.ts'

/** What was mended, one sentence each. */
export type Repaired = {
  /** What was done. */
  readonly mended: readonly string[]
  /** What could not be brought back. */
  readonly lost: readonly string[]
}

type Options = { readonly by: string; readonly host: string; readonly disk?: Disk }

/**
 * Mend a notebook, so that it can be worked on again: go on from the newest state that verifies. Damaged files get
 * another name; nothing is deleted. Whatever interrupts it, it can be done again.
 */
export async function repairNotebook(
  folder: string,
  { by, host, disk = realDisk }: Options
): Promise<Result<Repaired>> {
  try {
    await mustBeNotebook(disk, folder)
    const attempt = await takeLock(disk, folder, host)
    if (attempt.kind === 'none') return refuse(attempt.reason)
    try {
      await clearUpAtOpening(disk, folder)
      return done(await repair(disk, folder, by))
    } finally {
      await attempt.lock.release()
    }
  } catch (error) {
    return refuse(error instanceof NotebookProblem ? error.message : `The notebook cannot be mended. ${explain(error)}`)
  }
}

async function repair(disk: Disk, folder: string, by: string): Promise<Repaired> {
  const salvaged = await salvage(disk, folder)
  if (!salvaged) throw new NotebookProblem('Nothing in this notebook can be read. Restore the folder from a copy.')
  const mended: string[] = []
  const lost: string[] = []
  const putAside = async (file: string) => {
    const name = await setAside(disk, join(folder, file))
    mended.push(`${file} is damaged or does not fit; it is kept as ${name.slice(folder.length + 1)}.`)
  }
  if (await isWhole(disk, folder)) await renewSnapshot(disk, folder, salvaged, putAside)
  else {
    const { newest, position } = salvaged
    const files = await goOnInNewSegment(disk, folder, salvaged, by, putAside)
    for (const file of files) await putAside(file)
    mended.push(`The notebook goes on from what it was after change ${position.revision}.`)
    if (newest > position.revision) lost.push(`What was changed later, up to change ${newest}, cannot be read.`)
  }
  for (const file of await altered(disk, folder)) await putAside(file)
  lost.push(...(await acceptMissing(disk, folder, salvaged.records)))
  return { mended, lost }
}

type PutAside = (file: string) => Promise<void>

/** Whether the journal verifies from its first line on, and `notebook.json` is a state that it went through. */
async function isWhole(disk: Disk, folder: string): Promise<boolean> {
  const journal = await readJournal(disk, folder, 0)
  const snapshot = await readSnapshot(disk, folder)
  if (journal.fault || journal.notebookId === null || journal.from.revision !== 0) return false
  if (!snapshot) return true
  if (problemOf(snapshot, journal)) return false
  const records = noRecords()
  replay(records, journal.entries.slice(0, snapshot.revision), 0)
  return encodeSnapshot(snapshot).equals(encodeSnapshot(snapshotOf(records, positionOf(snapshot))))
}

async function renewSnapshot(disk: Disk, folder: string, salvaged: Salvaged, putAside: PutAside): Promise<void> {
  if (await readSnapshot(disk, folder)) return
  if (await disk.find(join(folder, SNAPSHOT))) await putAside(SNAPSHOT)
  await writeSnapshot(disk, folder, salvaged.records, salvaged.position)
}

/**
 * Write what verified, and what leads from there to the newest state, into one new file of the journal. Returns the
 * files that are not needed any more. Done in an order in which each step leaves a notebook that can be read.
 */
async function goOnInNewSegment(
  disk: Disk,
  folder: string,
  salvaged: Salvaged,
  by: string,
  putAside: PutAside
): Promise<readonly string[]> {
  const { begin, entries, notebookId, records, position } = salvaged
  const { others, kept } = await intactSegments(disk, folder, entries)
  const end = positionAfter(begin, entries)
  const from = positionAfter(begin, entries.slice(0, kept))
  const line = encodeEntry(
    {
      ...{ revision: end.revision + 1, at: new Date().toISOString(), command: 'repair', label: null, joins: false, by },
      change: changeBetween(stateOf(entries), records),
      ...(position.schema !== end.schema && { schema: position.schema })
    },
    end.head
  )
  const number = ((await listSegments(disk, folder)).at(-1)?.number ?? 0) + 1
  const start = encodeSegmentStart({
    notebook: notebookId,
    number,
    revision: from.revision,
    previous: from.head,
    schema: from.schema
  })
  const lines = entries.slice(kept).flatMap(({ bytes }) => [bytes, LINE_END])
  if ((await disk.find(join(folder, JOURNAL))) === null) await disk.makeFolder(join(folder, JOURNAL))
  await writeDurably(disk, join(folder, JOURNAL, segmentName(number)), Buffer.concat([start, ...lines, line.bytes]))
  if (await disk.find(join(folder, SNAPSHOT))) await putAside(SNAPSHOT)
  await writeSnapshot(disk, folder, records, { ...position, revision: end.revision + 1, head: line.hash })
  return others
}

const LINE_END = Buffer.from('\n')

/** The files from the first on that verify together, and how many of the lines that verify they hold. */
async function intactSegments(disk: Disk, folder: string, entries: Salvaged['entries']) {
  const chain = new Chain()
  const names = await listSegments(disk, folder)
  let kept = 0
  let count = 0
  for (const name of names) {
    chain.add(await readSegment(disk, folder, name))
    const { fault, from, entries: read } = chain.read()
    if (fault || from.revision !== 0) break
    count += 1
    kept = read.findIndex((entry, index) => entry.hash !== entries[index]?.hash)
    if (kept < 0) kept = read.length
  }
  const files = names.map(({ name }) => join(JOURNAL, name))
  return { others: files.slice(count), kept }
}

function stateOf(entries: Salvaged['entries']): Records {
  const records = noRecords()
  replay(records, entries, 0)
  return records
}

async function writeSnapshot(disk: Disk, folder: string, records: Records, position: Point): Promise<void> {
  await writeDurably(disk, join(folder, SNAPSHOT), encodeSnapshot(snapshotOf(records, position)))
}

/** The originals and texts that are not what they are named by. */
async function altered(disk: Disk, folder: string): Promise<readonly string[]> {
  const files: string[] = []
  for (const place of [ORIGINALS, TEXTS])
    for (const name of [...(await listIfThere(disk, join(folder, place)))].sort()) {
      const [, hash] = /^([0-9a-f]{64})(?:\.json)?$/.exec(name) ?? []
      if (hash === undefined) continue
      const bytes = await readIfReadable(disk, join(folder, place, name))
      if (!bytes || sha256Of(bytes) !== hash) files.push(join(place, name))
    }
  return files
}

async function acceptMissing(disk: Disk, folder: string, records: Records): Promise<readonly string[]> {
  for (const place of [ORIGINALS, TEXTS])
    if ((await disk.find(join(folder, place))) === null) await disk.makeFolder(join(folder, place))
  const missing = await missingFiles(disk, folder, records.sources.values())
  const files = [...new Set(missing.map(({ file }) => file))]
  if (files.length === 0 && (await disk.find(join(folder, MISSING))) === null) return []
  await acceptAsMissing(disk, folder, files)
  return missing.map(
    ({ file, source }) =>
      `${file} of “${source.title}” is missing. Import the same file again, or put it back from a copy, to have it back.`
  )
}
