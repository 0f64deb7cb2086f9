import { eachInSteps, sortedInSteps, type Steps } from '#shared/change/steps.ts'
import type { Branch } from '#shared/codebook/tree.ts'
import type { About } from '#shared/model/about.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { byCharacters, inReadingOrder } from '#shared/model/order.ts'
import type { Source } from '#shared/model/source.ts'
import { foldText } from '#shared/text/fold.ts'
import { titleOf } from './citation.ts'
import { titleOfNotebook, type Gathered } from './gather.ts'
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
export type Group = {
  readonly source: Source
  readonly note: string
  /** How many there are. */
  readonly count: number
  /** As they stand in the text, each made when it is asked for, so that no more than one is in memory. */
  readonly entries: Iterable<Entry>
}

export type Entry = {
  /** Counts through the export, from 1. */
  readonly number: number
  readonly excerpt: Excerpt
  readonly note: string
  readonly tags: readonly Branch[]
}

/** Put what was gathered in order: excerpts by source, sources by title and date, excerpts as they stand in the text. */
export function* reportInSteps(gathered: Gathered, seal: ExportSeal | null): Steps<Report> {
  const { request, about, shown, codebook } = gathered
  const groups = yield* groupsOf(gathered)
  return {
    title: titleOfNotebook(gathered),
    about,
    note: ownNote(gathered),
    shown,
    groups,
    total: groups.reduce((sum, { count }) => sum + count, 0),
    codebook,
    withDefinitions: request.withCodebook,
    withNotes: request.withNotes,
    seal
  }
}

/** The notebook's own note, where that comes along: it is on the whole. */
export function ownNote({ request, about, shown }: Gathered): string {
  return request.withNotes && shown === null ? (about?.note ?? '') : ''
}

/** So many sources make one step. */
const STEP = 500

function* groupsOf({ request: { withNotes }, excerpts, sources, codebook }: Gathered): Steps<readonly Group[]> {
  const bySource = yield* groupedBySource(excerpts)
  const ranks = new Map(codebook.map(({ tag }, rank) => [tag.id, rank]))
  const groups: Group[] = []
  let number = 0
  for (const source of yield* inOrder(sources)) {
    const sorted = yield* sortedInSteps(bySource.get(source.id) ?? [], inReadingOrder)
    const [before, count] = [number, sorted.length]
    const entryOf = (excerpt: Excerpt, index: number): Entry => ({
      ...{ number: before + index + 1, excerpt, note: withNotes ? excerpt.note : '' },
      tags: tagsOf(excerpt, codebook, ranks)
    })
    groups.push({ source, note: withNotes ? source.note : '', count, entries: eachOf(sorted, entryOf) })
    number += count
    yield
  }
  return groups
}

/** Items made of others anew each time that they are gone through. */
function eachOf<From, To>(items: readonly From[], make: (item: From, index: number) => To): Iterable<To> {
  return {
    *[Symbol.iterator]() {
      for (const [index, item] of items.entries()) yield make(item, index)
    }
  }
}

function* groupedBySource(excerpts: readonly Excerpt[]): Steps<ReadonlyMap<string, readonly Excerpt[]>> {
  const groups = new Map<string, Excerpt[]>()
  yield* eachInSteps(excerpts, excerpt => {
    const group = groups.get(excerpt.sourceId)
    if (group) group.push(excerpt)
    else groups.set(excerpt.sourceId, [excerpt])
  })
  return groups
}

/** By title, then date. Not by a collator, which may differ from one computer to the next. */
function* inOrder(sources: readonly Source[]): Steps<readonly Source[]> {
  const keyed: { readonly source: Source; readonly key: string }[] = []
  yield* eachInSteps(sources, source => void keyed.push({ source, key: foldText(titleOf(source)) }), STEP)
  const sorted = yield* sortedInSteps(
    keyed,
    (a, b) =>
      byCharacters(a.key, b.key) ||
      byCharacters(a.source.published, b.source.published) ||
      byCharacters(a.source.id, b.source.id)
  )
  return sorted.map(({ source }) => source)
}

function tagsOf({ tagIds }: Excerpt, branches: readonly Branch[], ranks: ReadonlyMap<string, number>) {
  const own = (tagIds.length > 1 ? [...new Set(tagIds)] : tagIds).flatMap(id => ranks.get(id) ?? [])
  return own.toSorted((a, b) => a - b).flatMap(rank => branches[rank] ?? [])
}
