import { z } from 'zod'
import { done, refuse } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt, noSource } from './gone.ts'
import { excerptAt, passageOf, sourceOfExcerpt } from './passage.ts'
import { isSame } from './records.ts'

/** Move the borders of an excerpt within its source. */
export const moveExcerpt = command({
  label: 'move excerpt',
  input: z.strictObject({
    kind: z.literal('move-excerpt'),
    excerptId: z.string(),
    start: z.int().min(0),
    end: z.int().min(0)
  }),
  quotes: ({ excerptId }, notebook) => sourceOfExcerpt(notebook, excerptId),
  run(draft, { excerptId, start, end }, context) {
    const excerpt = draft.get('excerpts', excerptId)
    if (!excerpt) return noExcerpt
    const source = draft.get('sources', excerpt.sourceId)
    if (!source) return noSource
    const passage = passageOf(source, { start, end }, context)
    if (passage.kind === 'refused') return passage
    const other = excerptAt(draft, source.id, passage.value.anchor)
    if (other && other.id !== excerptId)
      return refuse('That passage is already an excerpt. Remove one of the two first.')
    const moved = { ...excerpt, ...passage.value }
    if (!isSame(moved, excerpt)) draft.put('excerpts', { ...moved, updatedAt: context.now() })
    return done(null)
  }
})
