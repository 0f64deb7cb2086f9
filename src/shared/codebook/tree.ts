import { TOP, type Filed, type IndexName, type Notebook, filed } from '#shared/model/notebook.ts'
import type { Colour, Tag } from '#shared/model/tag.ts'
import { inCodebookOrder, SEPARATOR } from './names.ts'

/** What the tree is read from: a draft, or a notebook through `treeOf`. */
export type TagReader = {
  readonly get: (table: 'tags', id: string) => Tag | undefined
  readonly filed: (name: 'childrenOfTag', key: string) => readonly Tag[]
}

/** A tag in its place in the codebook. */
export type Branch = {
  readonly tag: Tag
  /** 0 at the top. */
  readonly depth: number
  /** Its name after those above it: `Coups/Junta rule`. */
  readonly path: string
  /** Its own colour, or that of the nearest tag above that has one. */
  readonly colour: Colour
}

/** What a tag without any colour above it is shown in; no command leaves a tag so. */
const NO_COLOUR: Colour = 'slate'

/** Read the tree of a notebook. */
export function treeOf(notebook: Notebook): TagReader {
  const reader = {
    get: (_table: 'tags', id: string) => notebook.tags.get(id),
    filed: <I extends IndexName>(name: I, key: string): readonly Filed<I>[] => filed(notebook, name, key)
  }
  return reader
}

/** List the tags below a tag, or at the top, in codebook order. */
export function childrenOf(tree: TagReader, tagId: string | null): readonly Tag[] {
  return tree.filed('childrenOfTag', tagId ?? TOP).toSorted(inCodebookOrder)
}

/** List the whole codebook, each tag before those below it. */
export function branchesOf(tree: TagReader): readonly Branch[] {
  const branches: Branch[] = []
  const waiting = rootsOf(tree)
  for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
    branches.push(branch)
    waiting.push(...branchesBelow(tree, branch).toReversed())
  }
  return branches
}

/** List a tag and every tag below it. */
export function subtreeOf(tree: TagReader, tagId: string): readonly Tag[] {
  const root = tree.get('tags', tagId)
  const tags = root ? [root] : []
  // The list grows while it is walked.
  for (const tag of tags) tags.push(...tree.filed('childrenOfTag', tag.id))
  return tags
}

/** Tell whether a tag is another one, or stands somewhere below it. */
export function isWithin(tree: TagReader, tagId: string, ancestorId: string): boolean {
  return lineOf(tree, tagId).some(tag => tag.id === ancestorId)
}

/** Name a tag by its path. */
export function pathOf(tree: TagReader, tagId: string): string {
  return lineOf(tree, tagId)
    .map(tag => tag.name)
    .toReversed()
    .join(SEPARATOR)
}

/** List a tag and those above it, nearest first. */
function lineOf(tree: TagReader, tagId: string): readonly Tag[] {
  const line: Tag[] = []
  for (let tag = tree.get('tags', tagId); tag; tag = tag.parentId ? tree.get('tags', tag.parentId) : undefined)
    line.push(tag)
  return line
}

function rootsOf(tree: TagReader): Branch[] {
  const roots = childrenOf(tree, null).map(tag => ({ tag, depth: 0, path: tag.name, colour: tag.colour ?? NO_COLOUR }))
  return roots.toReversed()
}

function branchesBelow(tree: TagReader, { tag, depth, path, colour }: Branch): readonly Branch[] {
  return childrenOf(tree, tag.id).map(child => ({
    tag: child,
    depth: depth + 1,
    path: `${path}${SEPARATOR}${child.name}`,
    colour: child.colour ?? colour
  }))
}
