import type { History, HistoryEntry, HistoryRequest } from '#shared/contract.ts'
import { done, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { readLog, type LogEntry, type LogRecord } from './read-log.ts'

/** The most entries that one page holds, and the most things told of one of them. */
const PAGE = 100
const MOST_LINES = 20

/** Read a page of the history of a source or an excerpt, oldest first. */
export async function readHistory(
  folder: string,
  { from = 0, ...subject }: HistoryRequest,
  disk: Disk = realDisk
): Promise<Result<History>> {
  const read = await readLog(folder, subject, disk)
  if (read.kind === 'refused') return read
  const { entries, erased, problem, revision } = read.value
  const original = entries.findLast(({ records }) => records[0]?.original)?.records[0]?.original ?? null
  const isOfSource = 'sourceId' in subject
  const page = entries.slice(from, from + PAGE).map(entry => toldOf(entry, isOfSource))
  return done({ total: entries.length, entries: page, original, verified: revision, erased, problem })
}

function toldOf({ revision, at, by, command, label, records }: LogEntry, isOfSource: boolean): HistoryEntry {
  const lines = records.slice(0, MOST_LINES).map(record => lineOf(record, isOfSource))
  const more = records.length > MOST_LINES ? [`And ${records.length - MOST_LINES} more.`] : []
  return { revision, at, by: by ?? '', step: capital(label ?? steps[command] ?? command), lines: [...lines, ...more] }
}

/** What has no name in the Edit menu. */
const steps: Readonly<Record<string, string>> = {
  undo: 'undo',
  redo: 'redo',
  repair: 'repair of the notebook',
  migrate: 'brought up to a newer version of Dossier'
}

function lineOf({ table, name, what }: LogRecord, isOfSource: boolean): string {
  const said = what.length > 0 ? what.join(', ') : 'nothing that shows changed'
  return isOfSource && table === 'excerpts' ? `“${name}”: ${said}` : capital(said)
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
