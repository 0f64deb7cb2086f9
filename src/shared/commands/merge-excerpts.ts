import { z } from 'zod'
import type { Draft } from '#shared/change/draft.ts'
import { taggingsOf, type Excerpt } from '#shared/model/excerpt.ts'
import type { Source } from '#shared/model/source.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { command, type Context } from './command.ts'
import { noExcerpt, noSource } from './gone.ts'
import { excerptAt, passageOf, sourceOfExcerpt } from './passage.ts'
import { joinNotes } from './records.ts'

/** Make one excerpt of several that overlap or stand beside each other: tags united, notes joined, the first stays. */
export const mergeExcerpts = command({
  label: 'merge excerpts',
  input: z.strictObject({
    kind: z.literal('merge-excerpts'),
    excerptIds: z.array(z.string()).min(2).max(1000).readonly()
  }),
  quotes: ({ excerptIds: [first = ''] }, notebook) => sourceOfExcerpt(notebook, first),
  run(draft, { excerptIds }, context) {
    const excerpts = [...new Set(excerptIds)].flatMap(id => draft.get('excerpts', id) ?? []).toSorted(byPlace)
    const [first] = excerpts
    if (!first || excerpts.length < 2) return noExcerpt
    const source = draft.get('sources', first.sourceId)
    if (!source) return noSource
    const problem = problemOf(excerpts, context.textOf(source)?.text ?? '')
    if (problem) return refuse(problem)
    const joined = joinedDetails(excerpts)
    if (joined.kind === 'refused') return joined
    const passage = wholePassage(draft, source, excerpts, context)
    if (passage.kind === 'refused') return passage
    for (const { id } of excerpts.slice(1)) draft.remove('excerpts', id)
    draft.put('excerpts', { ...first, ...passage.value, ...joined.value, updatedAt: context.now() })
    return done(first.id)
  }
})

function byPlace({ anchor: a }: Excerpt, { anchor: b }: Excerpt): number {
  return a.start - b.start || b.end - a.end
}

/** From the beginning of the first to the end of the last; refused where that is an excerpt already, not one of these. */
function wholePassage(draft: Draft, source: Source, excerpts: readonly Excerpt[], context: Context) {
  const start = Math.min(...excerpts.map(({ anchor }) => anchor.start))
  const end = Math.max(...excerpts.map(({ anchor }) => anchor.end))
  const passage = passageOf(source, { start, end }, context)
  const same = passage.kind === 'done' ? excerptAt(draft, source.id, passage.value.anchor) : undefined
  if (same && !excerpts.some(({ id }) => id === same.id))
    return refuse('The whole passage is already an excerpt of its own. Merge with that one too.')
  return passage
}

function problemOf(excerpts: readonly Excerpt[], text: string): string | null {
  if (new Set(excerpts.map(({ sourceId }) => sourceId)).size > 1)
    return 'These excerpts stand in different sources. Merge those of one source.'
  if (areApart(excerpts, text))
    return 'There are words between these excerpts. Change the borders first, or choose excerpts that touch.'
  return null
}

/** Whether words stand anywhere between excerpts in reading order. */
function areApart(excerpts: readonly Excerpt[], text: string): boolean {
  let reached = Infinity
  return excerpts.some(({ anchor: { start, end } }) => {
    const hasWords = /[\p{L}\p{N}]/u.test(text.slice(reached, start))
    reached = reached === Infinity ? end : Math.max(reached, end)
    return hasWords
  })
}

function joinedDetails(
  excerpts: readonly Excerpt[]
): Result<Pick<Excerpt, 'tagIds' | 'taggedLater' | 'note' | 'speaker' | 'voice'>> {
  const speakers = [...new Set(excerpts.map(({ speaker }) => speaker).filter(Boolean))]
  const voices = [...new Set(excerpts.flatMap(({ voice }) => voice ?? []))]
  if (speakers.length > 1) return refuse(`Say first who speaks: ${speakers.join(' or ')}. Then merge.`)
  if (voices.length > 1) return refuse('Give the excerpts the same voice first. Then merge.')
  const notes = [...new Set(excerpts.map(({ note }) => note))]
  return done({
    ...joinedTags(excerpts),
    note: notes.reduce(joinNotes, ''),
    speaker: speakers[0] ?? '',
    voice: voices[0] ?? null
  })
}

/** The tags of all, each with who put it on first, and when. */
function joinedTags([first, ...others]: readonly Excerpt[]): Pick<Excerpt, 'tagIds' | 'taggedLater'> {
  const own = first?.tagIds ?? []
  const added = others.flatMap(taggingsOf).filter(({ tagId }) => !own.includes(tagId))
  const once = added.filter(({ tagId }, index) => added.findIndex(other => other.tagId === tagId) === index)
  const later = [...(first?.taggedLater ?? []), ...once]
  return {
    tagIds: [...own, ...once.map(({ tagId }) => tagId)],
    ...(later.length > 0 && { taggedLater: later })
  }
}
