import type { Notebook } from '#shared/model/notebook.ts'
import { byCharacters } from '#shared/queries/order.ts'
import type { CheckedExport } from './export.ts'
import { reportOf } from './report.ts'

/** What in an export may name people, to be said before it leaves. */
export type NamesIn = {
  /** How many notes come along. */
  readonly notes: number
  /** Who is said to speak. */
  readonly speakers: readonly string[]
  /** Who marked the excerpts and added the sources. */
  readonly taggers: readonly string[]
}

/** Find what in an export may name people. */
export function namesIn(notebook: Notebook, request: CheckedExport): NamesIn {
  const { groups, note, codebook, withDefinitions } = reportOf(notebook, request)
  const excerpts = groups.flatMap(({ entries }) => entries.map(({ excerpt }) => excerpt))
  const tagNotes = request.withNotes && withDefinitions ? codebook.map(({ tag }) => tag.note) : []
  const notes = [note, ...tagNotes, ...groups.flatMap(group => [group.note, ...group.entries.map(entry => entry.note)])]
  return {
    notes: notes.filter(text => text.trim()).length,
    speakers: distinct(excerpts.map(({ speaker }) => speaker)),
    taggers: distinct([...excerpts.map(({ by }) => by), ...groups.map(({ source }) => source.by)])
  }
}

/** Say it in one sentence, for a window or a terminal; null where an export names nobody. */
export function namesWarning({ notes, speakers, taggers }: NamesIn): string | null {
  const parts = [
    notes > 0 && `${notes} ${notes === 1 ? 'note' : 'notes'}`,
    speakers.length > 0 && `the names of ${speakers.length} ${speakers.length === 1 ? 'speaker' : 'speakers'}`,
    taggers.length > 0 && `the ${taggers.length === 1 ? 'name' : 'names'} of who worked on it (${taggers.join(', ')})`
  ].filter(Boolean)
  if (parts.length === 0) return null
  const listed = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]
  return `This export holds ${listed}. Check that they may leave.`
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter(Boolean))].toSorted(byCharacters)
}
