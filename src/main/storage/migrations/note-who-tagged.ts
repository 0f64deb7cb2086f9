import { eachInSteps } from '#shared/change/steps.ts'
import type { OldRecord, Step } from './step.ts'

type Marked = {
  readonly id: string
  readonly tagIds: readonly string[]
  readonly createdAt: string
  readonly updatedAt: string
}

/**
 * To version 2, which says of each tag of an excerpt who put it on, and when. Version 1 knew only who marked the
 * passage. Where nothing was done to an excerpt since, that one put on its tags too; of all others it is not known, and
 * nothing is made up: the history of the excerpt tells.
 */
export const noteWhoTagged: Step = function* (tables) {
  const excerpts = new Map<string, OldRecord>()
  yield* eachInSteps(tables['excerpts'] ?? [], ([id, record]) => {
    const { tagIds, createdAt, updatedAt } = record as Marked
    if (createdAt === updatedAt || tagIds.length === 0) excerpts.set(id, record)
    else excerpts.set(id, later(record, tagIds))
  })
  return { ...tables, excerpts }
}

function later(record: OldRecord, tagIds: readonly string[]): OldRecord {
  const taggedLater = tagIds.map(tagId => ({ tagId, by: null, at: null }))
  return Object.assign({}, record, { taggedLater })
}
