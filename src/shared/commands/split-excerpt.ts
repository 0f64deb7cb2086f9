import { z } from 'zod'
import { done, refuse } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt, noSource } from './gone.ts'
import { excerptAt, passageOf, sourceOfExcerpt } from './passage.ts'

/** Make two excerpts of one: both bear its tags, speaker and voice, and the first keeps its note. */
export const splitExcerpt = command({
  label: 'split excerpt',
  input: z.strictObject({ kind: z.literal('split-excerpt'), excerptId: z.string(), at: z.int().min(0) }),
  quotes: ({ excerptId }, notebook) => sourceOfExcerpt(notebook, excerptId),
  run(draft, { excerptId, at }, context) {
    const excerpt = draft.get('excerpts', excerptId)
    if (!excerpt) return noExcerpt
    const source = draft.get('sources', excerpt.sourceId)
    if (!source) return noSource
    const { start, end } = excerpt.anchor
    if (at <= start || at >= end) return nothingBeside
    const first = passageOf(source, { start, end: at }, context)
    const second = passageOf(source, { start: at, end }, context)
    if (first.kind === 'refused' || second.kind === 'refused') return nothingBeside
    for (const { value } of [first, second])
      if (excerptAt(draft, source.id, value.anchor))
        return refuse('One of the two parts is already an excerpt. Remove that one first.')
    const updatedAt = context.now()
    const id = context.newId()
    draft.put('excerpts', { ...excerpt, ...first.value, updatedAt })
    draft.put('excerpts', { ...excerpt, ...second.value, id, note: '', updatedAt })
    return done(id)
  }
})

const nothingBeside = refuse('Put the caret between two words of the excerpt first.')
