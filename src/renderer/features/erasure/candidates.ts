import { useAnswer } from '#renderer/answers.ts'
import { useView } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
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
    ...(overview?.about?.note ? [noteOnNotebook()] : []),
    { id: 'any speaker', name: t('A speaker…'), what: null },
    { id: 'any person', name: t('A person at work…'), what: null }
  ]
}

function useReadCandidates(): readonly Candidate[] {
  const { sourceId, excerptId } = useView()
  const excerpt = useAnswer({ kind: 'excerpt', excerptId: excerptId ?? '' })
  const source = useAnswer({ kind: 'source', sourceId: sourceId ?? '' })
  return [
    ...(excerpt ? ofExcerpt(excerpt) : []),
    ...(source ? [ofSource(source), ...noteOn('source', source, t('The note on the source'))] : []),
    ...ofPeople([excerpt?.by, source?.by])
  ]
}

function useTagCandidates(): readonly Candidate[] {
  const { tagId } = useView()
  const codebook = useAnswer({ kind: 'codebook' })
  const tag = codebook?.rows.find(row => row.tag.id === tagId)?.tag
  return tag ? noteOn('tag', tag, t('The note on the tag “{name}”', { name: cut(tag.name) })) : []
}

function ofExcerpt(excerpt: Excerpt): readonly Candidate[] {
  const speaker = excerpt.speaker === '' ? [] : [aSpeaker(excerpt.speaker)]
  return [...noteOn('excerpt', excerpt, t('The note on the excerpt')), ...speaker]
}

function ofPeople(names: readonly (string | undefined)[]): readonly Candidate[] {
  const people = new Set(names.filter(name => name !== undefined && name !== ''))
  return [...people].map(name => aPerson(name ?? ''))
}

/** Offer a source. */
export function ofSource({ id, title }: Pick<Source, 'id' | 'title'>): Candidate {
  return {
    id: 'source',
    name: t('The source “{title}”', { title: cut(title) }),
    what: { kind: 'source', sourceId: id }
  }
}

function noteOn(
  kind: 'excerpt' | 'source' | 'tag',
  { id, note }: { readonly id: string; readonly note: string },
  name: string
): readonly Candidate[] {
  return note === '' ? [] : [{ id: `note on ${kind}`, name, what: { kind: 'note', on: { kind, id } } }]
}

function noteOnNotebook(): Candidate {
  return {
    id: 'note on notebook',
    name: t('The note on the notebook'),
    what: { kind: 'note', on: { kind: 'notebook' } }
  }
}

function aSpeaker(name: string): Candidate {
  const words = t('The speaker “{name}”', { name: cut(name) })
  return { id: `speaker ${name}`, name: words, what: { kind: 'speaker', name } }
}

function aPerson(name: string): Candidate {
  const words = t('The person at work “{name}”', { name: cut(name) })
  return { id: `person ${name}`, name: words, what: { kind: 'person', name } }
}

function cut(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59).toWellFormed()}…` : words
}
