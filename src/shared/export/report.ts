import { finished } from '#shared/change/steps.ts'
import { branchesOf, treeOf, type Branch } from '#shared/codebook/tree.ts'
import { ABOUT_ID, type About } from '#shared/model/about.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { filed, type Notebook } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { Filter } from '#shared/queries/filter.ts'
import { byCharacters, inReadingOrder } from '#shared/queries/order.ts'
import { pickExcerpts } from '#shared/queries/select-excerpts.ts'
import { foldText } from '#shared/text/fold.ts'
import { titleOf } from './citation.ts'
import type { CheckedExport } from './export.ts'
import type { ExportSeal } from './seal.ts'

/** What an export says, in its order, whatever its format. */
export type Report = {
  readonly title: string
  /** The notebook's own record; null in one that was never begun. */
  readonly about: About | null
  /** The notebook's own note. */
  readonly note: string
  /** What was asked for, in words; null for everything. */
  readonly shown: string | null
  readonly groups: readonly Group[]
  readonly total: number
  /** The tags to explain, each before those below it. */
  readonly codebook: readonly Branch[]
  readonly withDefinitions: boolean
  readonly withNotes: boolean
  /** Of the notebook as it is here; null where none is wanted. */
  readonly seal: ExportSeal | null
}

/** A source with its excerpts. */
export type Group = { readonly source: Source; readonly note: string; readonly entries: readonly Entry[] }

export type Entry = {
  /** Counts through the export, from 1. */
  readonly number: number
  readonly excerpt: Excerpt
  readonly note: string
  readonly tags: readonly Branch[]
}

/** Gather what an export says: excerpts by source, sources by title and date, excerpts as they stand in the text. */
export function reportOf(notebook: Notebook, request: CheckedExport): Report {
  return finished(reportInSteps(notebook, request))
}

/**
 * The same, a step at a time. What it says is settled before the first step ends, since records never change: the
 * notebook may change meanwhile.
 */
export function* reportInSteps(notebook: Notebook, request: CheckedExport): Generator<undefined, Report> {
  const { filter, withCodebook, withNotes } = request
  const branches = branchesOf(treeOf(notebook))
  const about = notebook.about.get(ABOUT_ID)
  const title = titleOfNotebook(notebook)
  const isWhole = wantsAll(request)
  const shown = isWhole ? null : shownLine(notebook, filter, branches)
  const groups = yield* groupsOf(notebook, request, branches, isWhole)
  return {
    title,
    about: about ?? null,
    note: withNotes && isWhole ? (about?.note ?? '') : '',
    shown,
    groups,
    total: groups.reduce((sum, { entries }) => sum + entries.length, 0),
    codebook: isWhole ? branches : usedBranches(branches, groups),
    withDefinitions: withCodebook,
    withNotes,
    seal: null
  }
}

/** The title of a notebook, or what stands for it. */
export function titleOfNotebook(notebook: Notebook): string {
  return notebook.about.get(ABOUT_ID)?.title.trim() || 'Untitled notebook'
}

/** Tell whether an export leaves nothing of the notebook out but what it was told to. */
export function wantsAll({ filter, annotatedSourceId }: CheckedExport): boolean {
  const { tagIds, sourceId, speaker, text, hasNote, untagged } = filter
  const isFiltered = Boolean(tagIds?.length || sourceId || speaker || text?.trim() || untagged) || hasNote !== undefined
  return !isFiltered && annotatedSourceId === null
}

/** The excerpts that an export holds, in no order. */
export function excerptsIn(notebook: Notebook, { filter, annotatedSourceId }: CheckedExport): readonly Excerpt[] {
  if (annotatedSourceId === null) return pickExcerpts(notebook, filter)
  return filed(notebook, 'excerptsOfSource', annotatedSourceId)
}

/** So many excerpts or sources make one step. */
const STEP = 500

function* groupsOf(
  notebook: Notebook,
  request: CheckedExport,
  branches: readonly Branch[],
  isWhole: boolean
): Generator<undefined, readonly Group[]> {
  const { annotatedSourceId: wanted, withNotes } = request
  const all = [...notebook.sources.values()]
  const bySource = yield* groupedBySource(excerptsIn(notebook, request))
  const sources = yield* inOrder(all.filter(({ id }) => isWhole || id === wanted || bySource.has(id)))
  const ranks = new Map(branches.map(({ tag }, rank) => [tag.id, rank]))
  const groups: Group[] = []
  let number = 0
  for (const source of sources) {
    const entries: Entry[] = []
    for (const excerpt of (bySource.get(source.id) ?? []).toSorted(inReadingOrder)) {
      number += 1
      entries.push({ number, excerpt, note: withNotes ? excerpt.note : '', tags: tagsOf(excerpt, branches, ranks) })
      if (number % STEP === 0) yield
    }
    groups.push({ source, note: withNotes ? source.note : '', entries })
    if (groups.length % STEP === 0) yield
  }
  return groups
}

function* groupedBySource(excerpts: readonly Excerpt[]): Generator<undefined, ReadonlyMap<string, readonly Excerpt[]>> {
  const groups = new Map<string, Excerpt[]>()
  for (const [place, excerpt] of excerpts.entries()) {
    const group = groups.get(excerpt.sourceId)
    if (group) group.push(excerpt)
    else groups.set(excerpt.sourceId, [excerpt])
    if (place % STEP === 0) yield
  }
  return groups
}

/** By title, then date. Not by a collator, which may differ from one computer to the next. */
function* inOrder(sources: readonly Source[]): Generator<undefined, readonly Source[]> {
  const keyed: { readonly source: Source; readonly key: string }[] = []
  for (const source of sources) {
    keyed.push({ source, key: foldText(titleOf(source)) })
    if (keyed.length % STEP === 0) yield
  }
  return keyed
    .toSorted(
      (a, b) =>
        byCharacters(a.key, b.key) ||
        byCharacters(a.source.published, b.source.published) ||
        byCharacters(a.source.id, b.source.id)
    )
    .map(({ source }) => source)
}

function tagsOf({ tagIds }: Excerpt, branches: readonly Branch[], ranks: ReadonlyMap<string, number>) {
  const own = [...new Set(tagIds)].flatMap(id => ranks.get(id) ?? [])
  return own.toSorted((a, b) => a - b).flatMap(rank => branches[rank] ?? [])
}

/** The tags that the excerpts bear, and those above them. */
function usedBranches(branches: readonly Branch[], groups: readonly Group[]): readonly Branch[] {
  const parents = new Map(branches.map(({ tag }) => [tag.id, tag.parentId]))
  const used = new Set<string>()
  for (const { entries } of groups)
    for (const { tags } of entries)
      for (const { tag } of tags)
        for (let id: string | null = tag.id; id !== null && !used.has(id); id = parents.get(id) ?? null) used.add(id)
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
