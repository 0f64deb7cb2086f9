import { z } from 'zod'
import { filing } from '#shared/change/change.ts'
import { byName } from '#shared/model/order.ts'
import { query } from './query.ts'

/** Everyone who speaks in an excerpt, most used first. */
export const speakers = query({
  input: z.strictObject({ kind: z.literal('speakers') }),
  reads: () => ['excerpts'],
  prepare: notebook => filing(notebook, ['excerptsOfSpeaker']),
  answer: notebook =>
    [...notebook.excerptsOfSpeaker]
      .map(([name, ids]) => ({ name, excerpts: ids.size }))
      .toSorted((a, b) => b.excerpts - a.excerpts || byName(a.name, b.name))
})
