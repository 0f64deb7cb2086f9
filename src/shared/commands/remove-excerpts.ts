import { z } from 'zod'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt } from './gone.ts'

/** Take excerpts out of the notebook; the text they stand in stays. */
export const removeExcerpts = command({
  label: ({ excerptIds }) => (excerptIds.length === 1 ? 'remove excerpt' : `remove ${excerptIds.length} excerpts`),
  input: z.strictObject({
    kind: z.literal('remove-excerpts'),
    excerptIds: z.array(z.string()).min(1).max(100_000).readonly()
  }),
  run(draft, { excerptIds }) {
    const present = excerptIds.filter(id => draft.get('excerpts', id))
    if (present.length === 0) return noExcerpt
    for (const id of present) draft.remove('excerpts', id)
    return done(null)
  }
})
