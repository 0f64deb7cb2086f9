import { useAnswer } from '#renderer/answers.ts'
import { useView } from '#renderer/view-state.ts'
import type { Erasable } from '#shared/erasure.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Source } from '#shared/model/source.ts'

/** Something that is offered to be erased; without it, a name that is yet to be typed. */
export type Candidate = { readonly id: string; readonly name: string; readonly what: Erasable | null }

/** What can be erased of what is shown, the nearest first, and then any name. */
export function useCandidates(): readonly Candidate[] {
  const { screen } = useView()
  const ofReading = useReadCandidates()
  const ofTag = useTagCandidates()
  const overview = useAnswer({ kind: 'overview' })
  return [
    ...(screen === 'read' ? ofReading : ofTag),
    ...(overview?.about?.note ? [noteOnNotebook] : []),
    { id: 'any speaker', name: 'A speaker…', what: null },
    { id: 'any person', name: 'A person at work…', what: null }
  ]
}

function useReadCandidates(): readonly Candidate[] {
  const { sourceId, excerptId } = useView()
  const excerpt = useAnswer({ kind: 'excerpt', excerptId: excerptId ?? '' })
  const source = useAnswer({ kind: 'source', sourceId: sourceId ?? '' })
  return [
    ...(excerpt ? ofExcerpt(excerpt) : []),
    ...(source ? [ofSource(source), ...noteOn('source', source, 'The note on the source')] : []),
    ...ofPeople([excerpt?.by, source?.by])
  ]
}

function useTagCandidates(): readonly Candidate[] {
  const { tagId } = useView()
  const codebook = useAnswer({ kind: 'codebook' })
  const tag = codebook?.rows.find(row => row.tag.id === tagId)?.tag
  return tag ? noteOn('tag', tag, `The note on the tag “${cut(tag.name)}”`) : []
}

function ofExcerpt(excerpt: Excerpt): readonly Candidate[] {
  const speaker = excerpt.speaker === '' ? [] : [named('speaker', excerpt.speaker, 'The speaker')]
  return [...noteOn('excerpt', excerpt, 'The note on the excerpt'), ...speaker]
}

function ofPeople(names: readonly (string | undefined)[]): readonly Candidate[] {
  const people = new Set(names.filter(name => name !== undefined && name !== ''))
  return [...people].map(name => named('person', name ?? '', 'The person at work'))
}

/** Offer a source. */
export function ofSource({ id, title }: Pick<Source, 'id' | 'title'>): Candidate {
  return { id: 'source', name: `The source “${cut(title)}”`, what: { kind: 'source', sourceId: id } }
}

function noteOn(
  kind: 'excerpt' | 'source' | 'tag',
  { id, note }: { readonly id: string; readonly note: string },
  name: string
): readonly Candidate[] {
  return note === '' ? [] : [{ id: `note on ${kind}`, name, what: { kind: 'note', on: { kind, id } } }]
}

const noteOnNotebook: Candidate = {
  id: 'note on notebook',
  name: 'The note on the notebook',
  what: { kind: 'note', on: { kind: 'notebook' } }
}

function named(kind: 'speaker' | 'person', name: string, words: string): Candidate {
  return { id: `${kind} ${name}`, name: `${words} “${cut(name)}”`, what: { kind, name } }
}

function cut(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59).toWellFormed()}…` : words
}
