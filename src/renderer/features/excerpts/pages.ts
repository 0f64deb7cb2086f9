import { dossier } from '#renderer/bridge.ts'
import type { View } from '#renderer/view-state.ts'
import type { ExcerptRow } from '#shared/queries/index.ts'

/** The most rows that one answer holds. */
export const PAGE = 100

/** The most excerpts that can be chosen at once. */
export const MOST_CHOSEN = 5000

/** Which excerpts are listed, in which order. */
export type Listed = Pick<View, 'filter' | 'sort'>

/** Fetch the rows from one place of the list to another, both included. */
export async function rowsBetween(listed: Listed, first: number, last: number): Promise<readonly ExcerptRow[]> {
  const rows: ExcerptRow[] = []
  for (let from = first; from <= last; from += PAGE) {
    const reply = await dossier.ask({ kind: 'excerpts', ...listed, from })
    if (reply.kind !== 'done' || reply.value.value.rows.length === 0) break
    rows.push(...reply.value.value.rows)
  }
  return rows.slice(0, last - first + 1)
}
