import type { Excerpt } from '#shared/model/excerpt.ts'

type Row = Pick<Excerpt, 'id' | 'tagIds'>

/** The excerpts that are chosen, with the tags they had then. */
export type Chosen = ReadonlyMap<string, readonly string[]>

/** Take a row in, or out again. */
export function choose(chosen: Chosen, { id, tagIds }: Row): Chosen {
  const others = new Map(chosen)
  if (!others.delete(id)) others.set(id, tagIds)
  return others
}

/** Take several rows in. */
export function chooseRange(chosen: Chosen, rows: readonly Row[]): Chosen {
  return new Map([...chosen, ...rows.map(({ id, tagIds }) => [id, tagIds] as const)])
}
