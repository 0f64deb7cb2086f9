import { z } from 'zod'
import type { Result } from '#shared/result.ts'
import { codebook } from './codebook.ts'
import { excerpt } from './excerpt.ts'
import { excerptsOf } from './excerpts-of.ts'
import { excerpts } from './excerpts.ts'
import { overview } from './overview.ts'
import { painted } from './painted.ts'
import type { Answer, QueryDefinition } from './query.ts'
import { sourceList } from './source-list.ts'
import { source } from './source.ts'
import { speakers } from './speakers.ts'
import { tagCounts } from './tag-counts.ts'

export type { TagRow } from './codebook.ts'
export type { ExcerptRow } from './excerpts.ts'
export type { SourceRow } from './source-list.ts'

/** Every question that can be asked of a notebook. A new query is one file and one line here. */
const queries = {
  overview,
  'source-list': sourceList,
  source,
  'excerpts-of': excerptsOf,
  painted,
  excerpt,
  codebook,
  excerpts,
  'tag-counts': tagCounts,
  speakers
}

type Queries = typeof queries
type Input = Queries[keyof Queries]['input']

/** A query as a window sends it: plain data. */
export type Query = z.input<Input>

/** A query that the schema has checked, its defaults filled in. */
export type CheckedQuery = z.output<Input>

/** What a query is answered with. */
export type ValueOf<Q extends Query> = ReturnType<Queries[Q['kind']]['answer']>
export type Ask = <Q extends Query>(query: Q) => Promise<Result<Answer<ValueOf<Q>>>>

const inputs = Object.values(queries).map(({ input }) => input)
export const querySchema = z.discriminatedUnion('kind', inputs as [Input, ...Input[]])

/** Find the definition of a query. */
export function queryDefinition(query: CheckedQuery): QueryDefinition<z.ZodType<CheckedQuery>, ValueOf<Query>> {
  // The compiler cannot see that a query's kind picks the definition which takes that query.
  return queries[query.kind] as QueryDefinition<z.ZodType<CheckedQuery>, ValueOf<Query>>
}
