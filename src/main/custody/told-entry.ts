import type { HistoryEntry } from '#shared/contract/history.ts'
import type { LogEntry, LogRecord } from './read-log.ts'

/** The most things that are told of one entry. */
const MOST_LINES = 20

/** Tell entries in the words of the window. */
export function pageOf(entries: readonly LogEntry[], isOfSource: boolean): readonly HistoryEntry[] {
  return entries.map(entry => toldOf(entry, isOfSource))
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
