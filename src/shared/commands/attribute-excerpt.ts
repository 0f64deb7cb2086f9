import { z } from 'zod'
import { voices } from '#shared/model/excerpt.ts'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt } from './gone.ts'
import { given, isSame, tidyLine } from './records.ts'

/** Say who speaks in an excerpt, and how the source gives it. */
export const attributeExcerpt = command({
  label: 'edit speaker',
  input: z.strictObject({
    kind: z.literal('attribute-excerpt'),
    excerptId: z.string(),
    speaker: z.string().max(500).transform(tidyLine).optional(),
    voice: z.enum(voices).nullable().optional()
  }),
  mergeKey: ({ excerptId, speaker }) => `attribute/${excerptId}/${speaker === undefined ? 'voice' : 'speaker'}`,
  run(draft, { excerptId, speaker, voice }, { now }) {
    const excerpt = draft.get('excerpts', excerptId)
    if (!excerpt) return noExcerpt
    const attributed = { ...excerpt, ...given({ speaker, voice }) }
    if (!isSame(attributed, excerpt)) draft.put('excerpts', { ...attributed, updatedAt: now() })
    return done(null)
  }
})
