import { z } from 'zod'
import { branchesOf, treeOf, type Branch } from '#shared/codebook/tree.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import { query } from './query.ts'

/** A tag in its place in the codebook, with how much it is used. */
export type TagRow = Branch & {
  /** How many excerpts bear it. */
  readonly excerpts: number
  /** How many excerpts bear it or a tag below it. */
  readonly withChildren: number
  readonly hasChildren: boolean
}

/** The whole codebook in tree order. */
export const codebook = query({
  input: z.strictObject({ kind: z.literal('codebook') }),
  reads: () => ['tags', 'excerpts'],
  answer: notebook => ({ rows: tagRowsOf(notebook) })
})

/** List the tags of a notebook in tree order, with how much each is used. */
export function tagRowsOf(notebook: Notebook): readonly TagRow[] {
  const branches = branchesOf(treeOf(notebook))
  const within = excerptsWithin(notebook, branches)
  return branches.map(branch => ({
    ...branch,
    excerpts: notebook.excerptsOfTag.get(branch.tag.id)?.size ?? 0,
    withChildren: within.get(branch.tag.id)?.size ?? 0,
    hasChildren: notebook.childrenOfTag.has(branch.tag.id)
  }))
}

/** For each tag the excerpts that bear it or a tag below it, each counted once. */
function excerptsWithin(notebook: Notebook, branches: readonly Branch[]): ReadonlyMap<string, ReadonlySet<string>> {
  const within = new Map<string, ReadonlySet<string>>()
  // Backwards, every tag comes after those below it.
  for (const { tag } of branches.toReversed()) {
    const own = notebook.excerptsOfTag.get(tag.id) ?? new Set<string>()
    const below = [...(notebook.childrenOfTag.get(tag.id) ?? [])].flatMap(id => within.get(id) ?? [])
    const all = below.length > 0 ? new Set(own) : own
    for (const ids of below) for (const id of ids) (all as Set<string>).add(id)
    within.set(tag.id, all)
  }
  return within
}
