import type { Step } from './step.ts'

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
export const noteWhoTagged: Step = tables => {
  const excerpts = [...(tables['excerpts'] ?? [])].map(([id, record]) => {
    const { tagIds, createdAt, updatedAt } = record as Marked
    if (createdAt === updatedAt || tagIds.length === 0) return [id, record] as const
    const taggedLater = tagIds.map(tagId => ({ tagId, by: null, at: null }))
    return [id, { ...record, taggedLater }] as const
  })
  return { ...tables, excerpts: new Map(excerpts) }
}
