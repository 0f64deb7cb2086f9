import { apply, filing, indexed } from '#shared/change/change.ts'
import { finished } from '#shared/change/steps.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { emptyNotebook, type OpenNotebook } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { Tag } from '#shared/model/tag.ts'
import { queryDefinition, querySchema, type Query } from '#shared/queries/index.ts'
import { median, timed, type Measurement, type Row } from '../row.ts'

const SMALL = 100
const LARGE = 100_000
const EXCERPTS_EACH = 10
const TAGS = 60
const ROUNDS = 15
/** No step of the main process may take longer, or a window stutters. */
const FRAME_MS = 16
const FIRST_MS = 50

/** What an answer costs: at first, further on, and right after a change. */
export const queries: Measurement = { name: 'queries', measure }

const asked: Readonly<Record<string, Query>> = {
  overview: { kind: 'overview' },
  'source-list': { kind: 'source-list', sort: 'title' },
  codebook: { kind: 'codebook' },
  speakers: { kind: 'speakers' },
  painted: { kind: 'painted', sourceId: 's7' },
  'tag-counts': { kind: 'tag-counts' },
  'tag-counts with a tag': { kind: 'tag-counts', filter: { tagIds: ['t1'] } },
  'tag-counts with words': { kind: 'tag-counts', filter: { text: 'inquiry traore' } },
  'excerpts by source': { kind: 'excerpts' },
  'excerpts by tag': { kind: 'excerpts', sort: 'tag' },
  'excerpts, newest first': { kind: 'excerpts', sort: 'newest' },
  'excerpts with a tag': { kind: 'excerpts', filter: { tagIds: ['t1'] } },
  'excerpts with words': { kind: 'excerpts', filter: { text: 'inquiry traore' } },
  'excerpts with a note': { kind: 'excerpts', filter: { hasNote: true }, sort: 'tag' },
  'excerpts without a tag': { kind: 'excerpts', filter: { untagged: true } }
}

async function measure(): Promise<readonly Row[]> {
  const small = indexed(recordsOf(SMALL))
  const large = indexed(recordsOf(LARGE))
  const rows: Row[] = [await filed()]
  for (const [name, query] of Object.entries(asked))
    rows.push(rowOf(name, await costs(small, query), await costs(large, query)))
  return rows
}

type Costs = { readonly first: number; readonly later: number; readonly changed: number }

function rowOf(name: string, small: Costs, large: Costs): Row {
  return {
    ...{ area: 'queries', name: `${name}, 100,000 excerpts in 10,000 sources`, unit: 'ms', limit: null },
    ours: large.later,
    peers: { first: large.first, 'after a change': large.changed, 'ours at 100': small.later },
    ratios: { 'to ours at 100': large.later / small.later },
    goal: `at most ${FRAME_MS} ms, at first ${FIRST_MS}`,
    holds: large.later <= FRAME_MS && large.changed <= FRAME_MS && large.first <= FIRST_MS
  }
}

async function costs(notebook: OpenNotebook, query: Query): Promise<Costs> {
  const times = { first: [] as number[], later: [] as number[], changed: [] as number[] }
  const records = [...notebook.excerpts.values()]
  for (let i = 0; i < ROUNDS; i++) {
    // What is worked out is kept for one notebook, so a copy knows nothing yet.
    const copy = { ...notebook }
    times.first.push(await timed(() => answer(copy, query, 0)))
    times.later.push(await timed(() => answer(copy, query, (i * 7919) % records.length)))
    touch(copy, records[(i * 997) % records.length])
    times.changed.push(await timed(() => answer(copy, query, 0)))
  }
  return { first: median(times.first), later: median(times.later), changed: median(times.changed) }
}

/** Answer as a session does, but for the texts. */
function answer(notebook: OpenNotebook, query: Query, from: number): unknown {
  const input = querySchema.parse(query.kind === 'excerpts' ? { ...query, from } : query)
  const definition = queryDefinition(input)
  definition.quotes?.(input, notebook)
  return definition.answer(notebook, input, () => null)
}

function touch(notebook: OpenNotebook, excerpt: Excerpt | undefined): void {
  const before = excerpt && notebook.excerpts.get(excerpt.id)
  if (!before) return
  const after = { ...before, note: `${before.note}.`, tagIds: before.tagIds.length > 0 ? [] : ['t1'] }
  apply(notebook, [{ table: 'excerpts', id: before.id, before, after }])
}

/** What filing all records costs beside parsing them, which opening cannot do without. */
async function filed(): Promise<Row> {
  const times = { ours: [] as number[], small: [] as number[], parsing: [] as number[] }
  const [small, large] = [recordsOf(SMALL), recordsOf(LARGE)]
  const json = JSON.stringify([...large.excerpts.values()])
  for (let i = 0; i < 7; i++) {
    times.small.push(await timed(() => finished(filing(indexed(small)))))
    times.ours.push(await timed(() => finished(filing(indexed(large)))))
    times.parsing.push(await timed(() => JSON.parse(json)))
  }
  const [ours, atSmall, parsing] = [median(times.ours), median(times.small), median(times.parsing)]
  return {
    ...{ area: 'queries', name: 'filing 100,000 excerpts at opening', unit: 'ms', limit: null, ours },
    peers: { 'JSON.parse of them': parsing, 'ours at 100': atSmall },
    ratios: { 'to JSON.parse': ours / parsing, 'to ours at 100': ours / atSmall },
    ...{ goal: 'at most as long as parsing them', holds: ours <= parsing }
  }
}

/** Records such as the snapshot gives: ordered by id, which says nothing of when or where they were made. */
function recordsOf(excerpts: number) {
  const { about, tags, sources, excerpts: table } = emptyNotebook()
  for (let i = 0; i < TAGS; i++) tags.set(`t${i}`, tagOf(i))
  for (let i = 0; i < excerpts / EXCERPTS_EACH; i++) sources.set(`s${i}`, sourceOf(i))
  const made = Array.from({ length: excerpts }, (_, i) => excerptOf(i, sources.size))
  // Through JSON, so that no two records share a string, as none read from disk do.
  for (const one of JSON.parse(JSON.stringify(made)) as readonly Excerpt[]) table.set(one.id, one)
  return { about, tags, sources, excerpts: table }
}

function tagOf(i: number): Tag {
  const blank = { colour: null, key: null, definition: '', counts: '', doesNotCount: '', example: '', note: '' }
  return { id: `t${i}`, name: `Tag ${i}`, parentId: i < 10 ? null : `t${i % 10}`, order: i, ...blank }
}

function sourceOf(i: number): Source {
  const citation = {
    authors: ['A. Diallo'],
    publisher: 'Le Monde',
    published: '2025',
    accessed: '',
    url: '',
    language: 'fr'
  }
  const file = {
    sha256: `${i}`,
    textHash: '',
    format: 'txt',
    fileName: `${i}.txt`,
    bytes: 0,
    encoding: null,
    words: 800
  } as const
  const title = `${words(i, 5)} ${i}`
  return { id: `s${i}`, title, kind: 'news article', ...citation, ...file, note: '', addedAt: timeOf(i), by: 'Ana' }
}

function excerptOf(i: number, sources: number): Excerpt {
  const exact = words(i, 30)
  const start = scattered(i, 5000)
  const at = timeOf(scattered(i, 1_000_003))
  return {
    ...{ id: `${scattered(i, 1_000_003)}`.padStart(16, '0'), sourceId: `s${scattered(i, sources)}`, by: 'Ana' },
    anchor: { start, end: start + exact.length, exact, prefix: exact.slice(-32), suffix: exact.slice(0, 32) },
    place: { page: null, paragraph: 1 },
    tagIds: [`t${i % TAGS}`, `t${(i * 7 + 1) % TAGS}`, `t${(i * 11 + 2) % TAGS}`].slice(0, i % 4),
    ...{ note: i % 3 === 0 ? '' : words(i + 1, 15), speaker: i % 4 === 0 ? `Speaker ${i % 2000}` : '', voice: null },
    ...{ createdAt: at, updatedAt: at }
  }
}

/** A number below a limit; each `i` up to the limit gives another where the limit is prime. */
function scattered(i: number, below: number): number {
  return (i * 611_953) % below
}

function timeOf(i: number): string {
  return new Date(Date.UTC(2025, 0, 1) + i * 10_000).toISOString()
}

const lexicon = 'The court in Bamako opened an inquiry as Général Traoré left the “junta” and its convoy'.split(' ')

function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, i) => lexicon[(seed * 31 + i * (1 + (seed % 13))) % lexicon.length]).join(
    ' '
  )
}
