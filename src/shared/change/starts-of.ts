import type { Excerpt } from '#shared/model/excerpt.ts'
import { eachInSteps, type Steps } from './steps.ts'
import { workedOut } from './worked-out.ts'

/** The ids of the excerpts of one source, by the offset that they start at. */
export type Starts = { readonly sourceId: string; readonly ids: Map<number, readonly string[]> }

/** A reader of two sources marks in both. */
const ROOM = 2

/** File the excerpts of a source by where they start, so that to find one takes no longer among many. */
export const startsOf = workedOut({
  reads: ['excerpts'],
  room: ROOM,
  *work(notebook, sourceId: string): Steps<Starts> {
    const starts: Starts = { sourceId, ids: new Map() }
    yield* eachInSteps(notebook.excerptsOfSource.get(sourceId) ?? [], id => {
      const excerpt = notebook.excerpts.get(id)
      if (excerpt) file(starts, excerpt)
    })
    return starts
  },
  follows: 'excerpts',
  carry(starts, before, after) {
    if (before) unfile(starts, before)
    if (after) file(starts, after)
  }
})

function file({ sourceId, ids }: Starts, { id, sourceId: of, anchor: { start } }: Excerpt): void {
  if (of === sourceId) ids.set(start, [...(ids.get(start) ?? []), id])
}

function unfile({ sourceId, ids }: Starts, { id, sourceId: of, anchor: { start } }: Excerpt): void {
  if (of !== sourceId) return
  const others = (ids.get(start) ?? []).filter(other => other !== id)
  if (others.length > 0) ids.set(start, others)
  else ids.delete(start)
}
