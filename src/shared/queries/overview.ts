import { z } from 'zod'
import { filing } from '#shared/change/change.ts'
import { ABOUT_ID } from '#shared/model/about.ts'
import { UNTAGGED } from '#shared/model/notebook.ts'
import { query } from './query.ts'

/** What the notebook is, and how much is in it. */
export const overview = query({
  input: z.strictObject({ kind: z.literal('overview') }),
  reads: () => ['about', 'sources', 'excerpts', 'tags'],
  prepare: notebook => filing(notebook, ['excerptsOfTag']),
  answer(notebook) {
    return {
      about: notebook.about.get(ABOUT_ID) ?? null,
      sources: notebook.sources.size,
      excerpts: notebook.excerpts.size,
      tags: notebook.tags.size,
      untagged: notebook.excerptsOfTag.get(UNTAGGED)?.size ?? 0
    }
  }
})
