import { z } from 'zod'

/** The most rows that one answer holds: a window asks for more as it shows them. */
export const PAGE = 100

/** The first row wanted, from 0. */
export const fromSchema = z.int().min(0).default(0)

/** Cut a page out of rows. */
export function pageOf<Row>(rows: readonly Row[], from: number): readonly Row[] {
  return rows.slice(from, from + PAGE)
}
