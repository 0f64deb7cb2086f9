import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import { inReadingOrder } from '#shared/model/order.ts'
import { countWhile } from '#shared/text/bisect.ts'
import { eachInSteps, sortedInSteps, type Steps } from './steps.ts'
import { workedOut } from './worked-out.ts'

/** The excerpts of one source as they stand in its text. */
type ReadingOrder = { readonly sourceId: string; readonly excerpts: Excerpt[] }

/** Sources side by side, and where a reader just was. */
const ROOM = 4
/** So many records are read in a step, each from a line of JSON the first time. */
const MANY = 200

const orderOf = workedOut({
  reads: ['excerpts'],
  room: ROOM,
  *work(notebook, sourceId: string): Steps<ReadingOrder> {
    const excerpts: Excerpt[] = []
    const read = (id: string) => {
      const excerpt = notebook.excerpts.get(id)
      if (excerpt) excerpts.push(excerpt)
    }
    yield* eachInSteps(notebook.excerptsOfSource.get(sourceId) ?? [], read, MANY)
    return { sourceId, excerpts: yield* sortedInSteps(excerpts, inReadingOrder) }
  },
  follows: 'excerpts',
  carry({ sourceId, excerpts }, before, after) {
    const place = before ? placeAmong(excerpts, before) : 0
    if (before && excerpts[place]?.id === before.id) excerpts.splice(place, 1)
    if (after?.sourceId === sourceId) excerpts.splice(placeAmong(excerpts, after), 0, after)
  }
})

function placeAmong(excerpts: readonly Excerpt[], one: Excerpt): number {
  return countWhile(excerpts, other => inReadingOrder(other, one) < 0)
}

/** The excerpts of a source in reading order; worked out once, and carried over what happens to them. */
export const readingOrder = Object.assign(
  (notebook: Notebook, sourceId: string): readonly Excerpt[] => orderOf(notebook, sourceId).excerpts,
  { inSteps: orderOf.inSteps }
)
