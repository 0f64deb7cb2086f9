import { z } from 'zod'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import { wordsAfter, wordsBefore } from '#shared/text/words.ts'
import { filterSchema, type Filter } from './filter.ts'
import { fromSchema, PAGE } from './page.ts'
import { query, type Texts } from './query.ts'
import { excerptSorts, selectInSteps, selectPage, type ExcerptSort } from './select-excerpts.ts'

/** An excerpt with its source's title and up to 30 words of what stands around it. */
export type ExcerptRow = {
  readonly excerpt: Excerpt
  readonly sourceTitle: string
  readonly before: string
  readonly after: string
}

const CONTEXT_WORDS = 30

/** The excerpts of all sources that a filter wants, in their surroundings, a page at a time. */
export const excerpts = query({
  input: z.strictObject({
    kind: z.literal('excerpts'),
    filter: filterSchema.default({}),
    sort: z.enum(excerptSorts).default('source'),
    from: fromSchema
  }),
  reads: () => ['excerpts', 'sources', 'tags'],
  prepare: (notebook, { filter, sort, from }) => selectInSteps(notebook, filter, sort, from, PAGE),
  quotes: (input, notebook) => [...new Set(pageFor(notebook, input).page.map(excerpt => excerpt.sourceId))],
  answer(notebook, input, texts) {
    const { total, page } = pageFor(notebook, input)
    return { total, rows: page.map(excerpt => rowOf(notebook, excerpt, texts)) }
  }
})

type Wanted = { readonly filter: Filter; readonly sort: ExcerptSort; readonly from: number }

function pageFor(notebook: Notebook, { filter, sort, from }: Wanted) {
  return selectPage(notebook, filter, sort, from, PAGE)
}

function rowOf(notebook: Notebook, excerpt: Excerpt, texts: Texts): ExcerptRow {
  const source = notebook.sources.get(excerpt.sourceId)
  const text = source ? texts(source)?.text : undefined
  const { start, end, prefix, suffix } = excerpt.anchor
  return {
    excerpt,
    sourceTitle: source?.title ?? '',
    before: text === undefined ? prefix : wordsBefore(text, start, CONTEXT_WORDS),
    after: text === undefined ? suffix : wordsAfter(text, end, CONTEXT_WORDS)
  }
}
