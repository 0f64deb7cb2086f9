import type { About } from '#shared/model/about.ts'
import type { Excerpt, Voice } from '#shared/model/excerpt.ts'
import type { AnyRecord, TableName } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { Tag } from '#shared/model/tag.ts'

/** A record before and after a change; null where it was not there. */
export type Step<T = AnyRecord> = { readonly before: T | null; readonly after: T | null }

/** Gives the name that a tag has at that moment. */
export type TagName = (id: string) => string

const LONGEST = 80

/** Say in a researcher's words what a change did to a record, a phrase for each thing. */
export function wordsFor(table: TableName, step: Step, tagName: TagName): readonly string[] {
  if (table === 'excerpts') return excerptWords(step as Step<Excerpt>, tagName)
  if (table === 'sources') return sourceWords(step as Step<Source>)
  if (table === 'tags') return tagWords(step as Step<Tag>, tagName)
  return aboutWords(step as Step<About>)
}

/** Call a record by what it is known by on screen. */
export function nameFor(table: TableName, { before, after }: Step): string {
  const record = after ?? before
  if (table === 'excerpts') return short((record as Excerpt | null)?.anchor.exact ?? '')
  if (table === 'tags') return short((record as Tag | null)?.name ?? '')
  return short((record as Source | About | null)?.title ?? '')
}

/** Words on one line without anything that could steer a terminal, cut to a length. */
export function short(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line
}

const voiceWords: Readonly<Record<Voice, string>> = {
  states: 'the source states it',
  reports: 'the source reports it',
  endorses: 'the source endorses it',
  rebuts: 'the source rebuts it'
}

const unmarked: Pick<Excerpt, 'tagIds' | 'speaker' | 'voice' | 'note'> = {
  tagIds: [],
  speaker: '',
  voice: null,
  note: ''
}

function excerptWords({ before, after }: Step<Excerpt>, tagName: TagName): readonly string[] {
  if (!after) return ['removed']
  const first = before ? borderWords(before, after) : ['marked']
  const { tagIds, speaker, voice, note } = before ?? unmarked
  return [
    ...first,
    ...after.tagIds.filter(id => !tagIds.includes(id)).map(id => `tag “${tagName(id)}” put on`),
    ...tagIds.filter(id => !after.tagIds.includes(id)).map(id => `tag “${tagName(id)}” taken off`),
    ...fieldWords('speaker', speaker, after.speaker),
    ...voiceWordsFor(voice, after.voice),
    ...noteWords(note, after.note)
  ]
}

function borderWords({ anchor: before }: Excerpt, { anchor: after }: Excerpt): readonly string[] {
  const isSame = before.start === after.start && before.end === after.end
  return isSame ? [] : [`borders moved, from “${short(before.exact)}”`]
}

function voiceWordsFor(before: Voice | null, after: Voice | null): readonly string[] {
  if (before === after) return []
  return [after ? `voice: ${voiceWords[after]}` : 'voice taken away']
}

function sourceWords({ before, after }: Step<Source>): readonly string[] {
  if (!after) return ['removed']
  if (!before) return [`added from the file “${short(after.fileName)}”`, ...noteWords('', after.note)]
  const texts = ['title', 'publisher', 'published', 'accessed', 'url', 'language', 'kind'] as const
  return [
    ...texts.flatMap(field => fieldWords(citationWords[field], before[field], after[field])),
    ...fieldWords('authors', before.authors.join('; '), after.authors.join('; ')),
    ...noteWords(before.note, after.note)
  ]
}

const citationWords = {
  title: 'title',
  publisher: 'publisher',
  published: 'date published',
  accessed: 'date accessed',
  url: 'address',
  language: 'language',
  kind: 'kind'
} as const

function tagWords({ before, after }: Step<Tag>, tagName: TagName): readonly string[] {
  if (!after) return ['removed']
  if (!before) return [after.parentId === null ? 'added' : `added below “${tagName(after.parentId)}”`]
  const place = after.parentId === null ? 'moved to the top' : `moved below “${tagName(after.parentId)}”`
  return [
    ...(before.name === after.name ? [] : [`renamed, was “${short(before.name)}”`]),
    ...(before.parentId === after.parentId ? [] : [place]),
    ...(before.colour === after.colour ? [] : ['colour changed']),
    ...(before.key === after.key ? [] : [after.key === null ? 'key taken away' : `key ${after.key}`]),
    ...definitionWords(before, after),
    ...noteWords(before.note, after.note)
  ]
}

function definitionWords(before: Tag, after: Tag): readonly string[] {
  const fields = ['definition', 'counts', 'doesNotCount', 'example'] as const
  return fields.some(field => before[field] !== after[field]) ? ['definition changed'] : []
}

function aboutWords({ before, after }: Step<About>): readonly string[] {
  if (!after) return ['removed']
  if (!before) return ['made']
  return [...fieldWords('title', before.title, after.title), ...noteWords(before.note, after.note)]
}

function fieldWords(name: string, before: string, after: string): readonly string[] {
  if (before === after) return []
  return [after === '' ? `${name} taken away, was “${short(before)}”` : `${name}: “${short(after)}”`]
}

function noteWords(before: string, after: string): readonly string[] {
  if (before === after) return []
  if (after === '') return ['note emptied']
  return [before === '' ? `note written: “${short(after)}”` : `note changed: “${short(after)}”`]
}
