import { z } from 'zod'
import type { Source } from '#shared/model/source.ts'
import { holdsWords, wordsOf } from './folded.ts'
import { byAdded, byPublished, byTitle } from './order.ts'
import { fromSchema, pageOf } from './page.ts'
import { query } from './query.ts'

/** One source in the library. */
export type SourceRow = { readonly source: Source; readonly excerpts: number }

/** The sources whose title, authors, publisher or file name hold the words, a page at a time. */
export const sourceList = query({
  input: z.strictObject({
    kind: z.literal('source-list'),
    text: z.string().max(1000).default(''),
    sort: z.enum(['added', 'title', 'published']).default('added'),
    from: fromSchema
  }),
  reads: () => ['sources', 'excerpts'],
  answer(notebook, { text, sort, from }) {
    const words = wordsOf(text)
    const sources = [...notebook.sources.values()].filter(source => holdsWords(source, fieldsOf, words))
    const rows = pageOf(sources.toSorted(orders[sort]), from).map((source): SourceRow => ({
      source,
      excerpts: notebook.excerptsOfSource.get(source.id)?.size ?? 0
    }))
    return { total: sources.length, rows }
  }
})

const orders = { added: byAdded, title: byTitle, published: byPublished }

function fieldsOf({ title, authors, publisher, fileName }: Source): readonly string[] {
  return [title, ...authors, publisher, fileName]
}
