import { eachInSteps, type Steps } from '#shared/change/steps.ts'
import { branchesOf, treeOf, type Branch } from '#shared/codebook/tree.ts'
import { ABOUT_ID, type About } from '#shared/model/about.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { Filter } from '#shared/queries/filter.ts'
import { pickInSteps } from '#shared/queries/select-excerpts.ts'
import { titleOf } from './citation.ts'
import type { CheckedExport } from './export.ts'

/** The records that an export is of. They never change, so the notebook may go on while the file is written. */
export type Gathered = {
  readonly request: CheckedExport
  /** The notebook's own record; null in one that was never begun. */
  readonly about: About | null
  /** What was asked for, in words; null for everything. */
  readonly shown: string | null
  /** In no order, as are the sources. */
  readonly excerpts: readonly Excerpt[]
  readonly sources: readonly Source[]
  /** The tags to explain, each before those below it. */
  readonly codebook: readonly Branch[]
}

/** Gather what an export is of, a step at a time, while nothing changes. */
export function* gatherInSteps(notebook: Notebook, request: CheckedExport): Steps<Gathered> {
  const { filter, annotatedSourceId: wanted } = request
  const branches = branchesOf(treeOf(notebook))
  const excerpts = yield* pickInSteps(notebook, wanted === null ? filter : { sourceId: wanted })
  const about = notebook.about.get(ABOUT_ID) ?? null
  const all = [...notebook.sources.values()]
  if (wantsAll(request)) return { request, about, shown: null, excerpts, sources: all, codebook: branches }
  const [sourceIds, tagIds] = [new Set<string>(), new Set<string>()]
  yield* eachInSteps(excerpts, excerpt => {
    sourceIds.add(excerpt.sourceId)
    for (const id of excerpt.tagIds) tagIds.add(id)
  })
  return {
    ...{ request, about, excerpts },
    shown: shownLine(notebook, filter, branches),
    sources: all.filter(({ id }) => id === wanted || sourceIds.has(id)),
    codebook: branchesTo(tagIds, branches)
  }
}

/** The title of a notebook, or what stands for it. */
export function titleOfNotebook({ about }: Gathered): string {
  return about?.title.trim() || 'Untitled notebook'
}

/** Tell whether an export leaves nothing of the notebook out but what it was told to. */
function wantsAll({ filter, annotatedSourceId }: CheckedExport): boolean {
  const { tagIds, sourceId, speaker, text, hasNote, untagged } = filter
  const isFiltered = Boolean(tagIds?.length || sourceId || speaker || text?.trim() || untagged) || hasNote !== undefined
  return !isFiltered && annotatedSourceId === null
}

/** The branches of these tags, and those above them. */
function branchesTo(tagIds: ReadonlySet<string>, branches: readonly Branch[]): readonly Branch[] {
  const parents = new Map(branches.map(({ tag }) => [tag.id, tag.parentId]))
  const used = new Set<string>()
  for (const tagId of tagIds)
    for (let id: string | null = tagId; id !== null && !used.has(id); id = parents.get(id) ?? null) used.add(id)
  return branches.filter(({ tag }) => used.has(tag.id))
}

function shownLine(notebook: Notebook, filter: Filter, branches: readonly Branch[]): string {
  const { sourceId, speaker, text, hasNote, untagged } = filter
  const source = sourceId === undefined ? undefined : notebook.sources.get(sourceId)
  const parts = [
    shownTags(filter, branches),
    source && `from “${titleOf(source)}”`,
    speaker && `said by ${speaker}`,
    text?.trim() && `holding the words “${text.trim()}”`,
    shownNotes(hasNote),
    untagged && 'without a tag'
  ]
  return `excerpts ${parts.filter(Boolean).join('; ')}`
}

function shownTags({ tagIds = [], match, withChildren }: Filter, branches: readonly Branch[]): string {
  if (tagIds.length === 0) return ''
  const names = tagIds.map(id => branches.find(({ tag }) => tag.id === id)?.path ?? 'a removed tag')
  const among = match === 'all' ? 'all of the tags' : 'any of the tags'
  const below = withChildren === false ? ', tags below left out' : ''
  return `with ${names.length > 1 ? among : 'the tag'} ${names.join(', ')}${below}`
}

function shownNotes(hasNote: boolean | undefined): string {
  if (hasNote === undefined) return ''
  return hasNote ? 'with a note' : 'without a note'
}
