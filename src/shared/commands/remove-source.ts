import { z } from 'zod'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noSource } from './gone.ts'

/** Take a source out of the notebook, and its excerpts with it. Its original stays in the folder, for undo. */
export const removeSource = command({
  label: 'remove source',
  input: z.strictObject({ kind: z.literal('remove-source'), sourceId: z.string() }),
  run(draft, { sourceId }) {
    if (!draft.get('sources', sourceId)) return noSource
    for (const excerpt of draft.filed('excerptsOfSource', sourceId)) draft.remove('excerpts', excerpt.id)
    draft.remove('sources', sourceId)
    return done(null)
  }
})
