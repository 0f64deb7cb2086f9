import { eachInSteps, type Steps } from '#shared/change/steps.ts'
import { taggingsOf, type Excerpt } from '#shared/model/excerpt.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import { byCharacters } from '#shared/model/order.ts'
import type { CheckedExport } from './export.ts'
import { gatherInSteps, type Gathered } from './gather.ts'
import { ownNote } from './report.ts'
import { wantsSeal } from './seal.ts'

/** What in an export may name people, to be said before it leaves. */
export type NamesIn = {
  /** How many notes come along. */
  readonly notes: number
  /** Who is said to speak. */
  readonly speakers: readonly string[]
  /** Who marked the excerpts and added the sources. */
  readonly taggers: readonly string[]
  /** Whether a seal shows which computer it comes from. */
  readonly isSealed: boolean
}

/** Find what in an export may name people, a step at a time while nothing changes: no more than the file will hold. */
export function* namesInSteps(notebook: Notebook, request: CheckedExport): Steps<NamesIn> {
  const gathered = yield* gatherInSteps(notebook, request)
  const { excerpts, sources } = gathered
  const isTable = request.format === 'csv'
  // An annotated source in Markdown does not say who added it.
  const saysWhoAdded = !isTable && (request.annotatedSourceId === null || request.format !== 'md')
  const notes = isTable ? [] : notesAround(gathered)
  const [speakers, taggers] = [new Set<string>(), new Set(saysWhoAdded ? sources.map(({ by }) => by) : [])]
  yield* eachInSteps(excerpts, excerpt => {
    if (request.withNotes) notes.push(excerpt.note)
    speakers.add(excerpt.speaker)
    for (const name of taggersOf(excerpt)) taggers.add(name)
  })
  return {
    isSealed: wantsSeal(request),
    notes: notes.filter(text => text.trim()).length,
    speakers: inOrder(speakers),
    taggers: inOrder(taggers)
  }
}

/** The notes on the notebook, its sources and its tags. */
function notesAround(gathered: Gathered): string[] {
  const { withNotes, withCodebook } = gathered.request
  if (!withNotes) return []
  const ofTags = withCodebook ? gathered.codebook.map(({ tag }) => tag.note) : []
  return [ownNote(gathered), ...ofTags, ...gathered.sources.map(({ note }) => note)]
}

/** Say it in one sentence, for a window or a terminal; null where an export tells nothing of anybody. */
export function namesWarning({ notes, speakers, taggers, isSealed }: NamesIn): string | null {
  const parts = [
    notes > 0 && `${notes} ${notes === 1 ? 'note' : 'notes'}`,
    speakers.length > 0 && `the names of ${speakers.length} ${speakers.length === 1 ? 'speaker' : 'speakers'}`,
    taggers.length === 1 && `the name of who worked on it (${taggers.join()})`,
    taggers.length > 1 && `the names of who worked on it (${taggers.join(', ')})`,
    isSealed && 'a seal that shows which computer it comes from'
  ].filter(Boolean)
  if (parts.length === 0) return null
  const listed = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]
  return `This export holds ${listed}. Check that they may leave.`
}

/** Who marked an excerpt, and who put on its tags. */
function taggersOf(excerpt: Excerpt): readonly string[] {
  return [excerpt.by, ...taggingsOf(excerpt).map(({ by }) => by ?? '')]
}

function inOrder(names: ReadonlySet<string>): readonly string[] {
  return [...names].filter(Boolean).toSorted(byCharacters)
}
