import { sortedInSteps, type Steps } from '#shared/change/steps.ts'
import { workedOut } from '#shared/change/worked-out.ts'
import { byAdded, byPublished, byTitle } from '#shared/model/order.ts'
import type { Source } from '#shared/model/source.ts'

export const sourceSorts = ['added', 'title', 'published'] as const
export type SourceSort = (typeof sourceSorts)[number]

const orders = { added: byAdded, title: byTitle, published: byPublished }

/** All sources of a notebook, in order. */
export const sourcesInOrder = workedOut({
  reads: ['sources'],
  room: sourceSorts.length,
  *work(notebook, sort: SourceSort): Steps<readonly Source[]> {
    return yield* sortedInSteps([...notebook.sources.values()], orders[sort])
  }
})
