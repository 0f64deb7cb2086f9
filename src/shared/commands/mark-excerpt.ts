import { z } from 'zod'
import { voices, type Excerpt, type Voice } from '#shared/model/excerpt.ts'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noSource } from './gone.ts'
import { excerptAt, passageOf } from './passage.ts'
import { isSame, joinNotes, tidyLine } from './records.ts'
import { withTags } from './tagging.ts'
import { pickedTags } from './tags.ts'
import { noteSchema } from './write-note.ts'

/** Mark a passage of a source, with the tags picked for it. A passage that is marked already gets them too. */
export const markExcerpt = command({
  label: ({ tagIds, newTagNames }) => (tagIds.length + newTagNames.length > 0 ? 'tag excerpt' : 'mark excerpt'),
  input: z.strictObject({
    kind: z.literal('mark-excerpt'),
    sourceId: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
    tagIds: z.array(z.string()).max(1000).readonly().default([]),
    newTagNames: z.array(z.string()).max(100).readonly().default([]),
    note: noteSchema.optional(),
    speaker: z.string().max(500).optional(),
    voice: z.enum(voices).nullable().optional()
  }),
  quotes: ({ sourceId }) => [sourceId],
  run(draft, input, context) {
    const source = draft.get('sources', input.sourceId)
    if (!source) return noSource
    const picked = pickedTags(draft, input, context)
    if (picked.kind === 'refused') return picked
    const passage = passageOf(source, input, context)
    if (passage.kind === 'refused') return passage
    const { anchor } = passage.value
    const marked = excerptAt(draft, source.id, anchor)
    const at = context.now()
    const id = marked?.id ?? context.newId()
    const excerpt = marked
      ? withTags(marked, picked.value, { by: context.by, now: () => at })
      : { ...blankExcerpt({ ...passage.value, id, sourceId: source.id, by: context.by, at }), tagIds: picked.value }
    const changed = withDetails(excerpt, input)
    if (!marked || !isSame(changed, marked)) draft.put('excerpts', { ...changed, updatedAt: at })
    return done(id)
  }
})

/** Make an excerpt of a passage, with nothing on it yet. */
export function blankExcerpt(
  made: Pick<Excerpt, 'id' | 'sourceId' | 'anchor' | 'place' | 'by'> & { readonly at: string }
): Excerpt {
  const { at, ...fields } = made
  return { ...fields, tagIds: [], note: '', speaker: '', voice: null, createdAt: at, updatedAt: at }
}

type Details = {
  readonly note?: string | undefined
  readonly speaker?: string | undefined
  readonly voice?: Voice | null | undefined
}

function withDetails(excerpt: Excerpt, { note = '', speaker, voice }: Details): Excerpt {
  return {
    ...excerpt,
    note: note === excerpt.note ? note : joinNotes(excerpt.note, note),
    speaker: speaker === undefined ? excerpt.speaker : tidyLine(speaker),
    voice: voice === undefined ? excerpt.voice : voice
  }
}
