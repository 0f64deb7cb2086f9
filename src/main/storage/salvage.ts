import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Disk } from './disk.ts'
import { listIfThere } from './durable-file.ts'
import { genesis, type Point, type ReadLine } from './journal-line.ts'
import { JOURNAL, readSegmentName } from './layout.ts'
import { positionAfter, type EntryLine } from './read-journal.ts'
import { readSnapshot, replay } from './read-notebook.ts'
import { linesOf, readPieces, readRawLine } from './segments.ts'
import { noRecords, positionOf, recordsOf, type Records, type Snapshot } from './snapshot.ts'

/** What can be made out of a notebook of which not everything verifies. */
export type Salvaged = {
  readonly notebookId: string
  /** What the first line follows. */
  readonly begin: Point
  /** Every line from the very first on that follows from the one before. */
  readonly entries: readonly EntryLine[]
  /** The newest state that verifies: what those lines made, or `notebook.json` and the lines that go on from it. */
  readonly records: Records
  readonly position: Point
  /** When that state was made, if a line says so. */
  readonly at: string | null
  /** The highest revision that anything left speaks of. */
  readonly newest: number
}

/** Find the newest state of a notebook that verifies. Null when nothing of it does. */
export async function salvage(disk: Disk, folder: string): Promise<Salvaged | null> {
  const snapshot = await readSnapshot(disk, folder)
  const found = await findLines(disk, folder)
  const notebookId = found.notebookId ?? snapshot?.about?.notebookId
  if (notebookId === undefined) return null
  const begin = { ...genesis(notebookId), schema: found.schema }
  const entries = goOn(found, begin)
  const best = newestOf(snapshot?.about?.notebookId === notebookId ? snapshot : null, { begin, entries }, found)
  if (best.position.revision === 0) return null
  const newest = Math.max(found.newest, best.position.revision)
  return { notebookId, begin, entries, newest, ...best }
}

type Found = {
  /** Lines that verify on their own, by the hash of the head that they follow. */
  readonly followers: ReadonlyMap<string, EntryLine>
  readonly notebookId: string | null
  /** The version of the tables' shape that the journal begins in. */
  readonly schema: number
  readonly newest: number
}

type State = Pick<Salvaged, 'records' | 'position' | 'at'>

/** Of the state that the journal gives from its start and the one that goes on from `notebook.json`, the newer. */
function newestOf(
  snapshot: Snapshot | null,
  { begin, entries }: Pick<Salvaged, 'begin' | 'entries'>,
  found: Found
): State {
  const after = snapshot ? goOn(found, positionOf(snapshot)) : []
  const isNewer = snapshot !== null && snapshot.revision + after.length > entries.length
  const lines = isNewer ? after : entries
  const records = isNewer ? recordsOf(snapshot) : noRecords()
  replay(records, lines, 0)
  const position = positionAfter(isNewer ? positionOf(snapshot) : begin, lines)
  return { records, position, at: lines.at(-1)?.head.at ?? null }
}

/** Follow the chain as far as it goes. */
function goOn({ followers }: Found, from: Point): readonly EntryLine[] {
  const entries: EntryLine[] = []
  for (let at = from; ;) {
    const next = followers.get(at.head)
    if (next?.head.revision !== at.revision + 1) return entries
    entries.push(next)
    at = positionAfter(at, [next])
  }
}

/** Gather the lines of all files, the readable parts of damaged ones too. Of two that follow the same, the later counts. */
async function findLines(disk: Disk, folder: string): Promise<Found> {
  const followers = new Map<string, EntryLine>()
  const starts: string[] = []
  let schema = 1
  let newest = 0
  for (const name of await everySegment(disk, folder))
    for (const line of await linesIn(disk, join(folder, JOURNAL, name))) {
      if (line?.kind === 'segment') {
        starts.push(line.start.notebook)
        if (line.start.revision === 0) schema = line.start.schema
      } else if (line) followers.set(line.head.previous, line)
      newest = Math.max(newest, line ? revisionOf(line) : 0)
    }
  return { followers, notebookId: mostOften(starts), schema, newest }
}

function revisionOf(line: ReadLine): number {
  return line.kind === 'segment' ? line.start.revision : line.head.revision
}

/** A file of another notebook may have been put in; the journal belongs to the one that most of it speaks of. */
function mostOften(ids: readonly string[]): string | null {
  const counts = [...Map.groupBy(ids, id => id)].sort((a, b) => b[1].length - a[1].length)
  return counts[0]?.[0] ?? null
}

/** An archived copy comes before the file it was made of, since that one is newer in doubt. */
async function everySegment(disk: Disk, folder: string): Promise<readonly string[]> {
  const names = (await listIfThere(disk, join(folder, JOURNAL))).flatMap(name => readSegmentName(name) ?? [])
  names.sort((a, b) => a.number - b.number || Number(b.isArchived) - Number(a.isArchived))
  return names.map(({ name }) => name)
}

async function linesIn(disk: Disk, path: string): Promise<readonly (ReadLine | null)[]> {
  const pieces = await readPieces(disk, path)
  const [start = Buffer.alloc(0)] = pieces
  const readable = path.endsWith('.gz') ? [await unpackedAsFarAs(start)] : pieces
  return readable.flatMap(linesOf).map(readRawLine)
}

/** Unpack up to where it is damaged. */
function unpackedAsFarAs(bytes: Buffer): Promise<Buffer> {
  const { promise, resolve } = Promise.withResolvers<Buffer>()
  const parts: Buffer[] = []
  const finish = () => resolve(Buffer.concat(parts))
  const unzip = createGunzip()
  unzip.on('data', (part: Buffer) => parts.push(part))
  unzip.once('error', finish)
  unzip.once('end', finish)
  unzip.end(bytes)
  return promise
}
