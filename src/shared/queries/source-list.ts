import { z } from 'zod'
import { eachInSteps, type Steps } from '#shared/change/steps.ts'
import { workedOut } from '#shared/change/worked-out.ts'
import type { Source } from '#shared/model/source.ts'
import { holdsWords, wordsOf } from './folded.ts'
import { fromSchema, pageOf } from './page.ts'
import { query } from './query.ts'
import { sourcesInOrder, sourceSorts, type SourceSort } from './sources-in-order.ts'

/** One source in the library. */
export type SourceRow = { readonly source: Source; readonly excerpts: number }

/** The sources whose title, authors, publisher or file name hold the words, a page at a time. */
export const sourceList = query({
  input: z.strictObject({
    kind: z.literal('source-list'),
    text: z.string().max(1000).default(''),
    sort: z.enum(sourceSorts).default('added'),
    from: fromSchema
  }),
  reads: () => ['sources', 'excerpts'],
  prepare: (notebook, { text, sort }) => listed.inSteps(notebook, { text, sort }),
  answer(notebook, { text, sort, from }) {
    const sources = listed(notebook, { text, sort })
    const rows = pageOf(sources, from).map((source): SourceRow => ({
      source,
      excerpts: notebook.excerptsOfSource.get(source.id)?.size ?? 0
    }))
    return { total: sources.length, rows }
  }
})

const listed = workedOut({
  reads: ['sources'],
  room: sourceSorts.length,
  *work(notebook, { text, sort }: { readonly text: string; readonly sort: SourceSort }): Steps<readonly Source[]> {
    const sources = yield* sourcesInOrder.inSteps(notebook, sort)
    const words = wordsOf(text)
    if (words.length === 0) return sources
    const wanted: Source[] = []
    yield* eachInSteps(sources, source => void (holdsWords(source, fieldsOf, words) && wanted.push(source)))
    return wanted
  }
})

function fieldsOf({ title, authors, publisher, fileName }: Source): readonly string[] {
  return [title, ...authors, publisher, fileName]
}
