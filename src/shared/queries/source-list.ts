import { z } from 'zod'
import type { Source } from '#shared/model/source.ts'
import { holdsWords, wordsOf } from './folded.ts'
import { fromSchema, pageOf } from './page.ts'
import { query } from './query.ts'
import { sourcesInOrder, sourceSorts } from './sources-in-order.ts'

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
  answer(notebook, { text, sort, from }) {
    const words = wordsOf(text)
    const sources = sourcesInOrder(notebook, sort).filter(source => holdsWords(source, fieldsOf, words))
    const rows = pageOf(sources, from).map((source): SourceRow => ({
      source,
      excerpts: notebook.excerptsOfSource.get(source.id)?.size ?? 0
    }))
    return { total: sources.length, rows }
  }
})

function fieldsOf({ title, authors, publisher, fileName }: Source): readonly string[] {
  return [title, ...authors, publisher, fileName]
}
