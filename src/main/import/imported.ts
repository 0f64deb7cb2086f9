import { z } from 'zod'
import type { SourceText } from '#shared/model/source-text.ts'
import { type Citation, type SourceFormat, sourceFormats, sourceKinds } from '#shared/model/source.ts'
import type { Result } from '#shared/result.ts'

/** What is handed to the importer process. */
export type ToRead = {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Overrides what would be detected. */
  readonly encoding?: string | undefined
  /** The day of the import, for `accessed`. */
  readonly today: string
}

/** A file as the importer understood it. */
export type Imported = {
  readonly format: SourceFormat
  /** Null where the format says it itself. */
  readonly encoding: string | null
  readonly text: SourceText
  readonly citation: Citation
  readonly words: number
  /** What of the file did not come along, and what to do; null when all of it did. */
  readonly notice: string | null
}

const offset = z.int().nonnegative()
const range = { start: offset, end: offset }
const line = z.string().max(4_000)

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['paragraph', 'list-item', 'quotation', 'table-row', 'footnote']), ...range }),
  z.strictObject({ kind: z.literal('heading'), level: z.int().min(1).max(6), ...range }),
  z.strictObject({ kind: z.literal('page'), label: line, ...range })
])

const mark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['strong', 'emphasis']), ...range }),
  z.strictObject({ kind: z.literal('link'), href: line, ...range })
])

const text = z
  .strictObject({ text: z.string().min(1), blocks: z.array(block), marks: z.array(mark) })
  .refine(value => liesWithin(value), 'a range lies outside the text or over another')

const imported = z.strictObject({
  format: z.enum(sourceFormats),
  encoding: z.string().max(60).nullable(),
  text,
  citation: z.strictObject({
    title: line,
    authors: z.array(line).max(200),
    publisher: line,
    published: line,
    accessed: line,
    url: line,
    language: line,
    kind: z.enum(sourceKinds)
  }),
  words: offset,
  notice: z.string().min(1).max(1_000).nullable()
})

/** What the importer process may answer; anything else is taken for a failed parser. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), value: imported }),
  z.strictObject({ kind: z.literal('refused'), reason: z.string().min(1).max(500) })
]) satisfies z.ZodType<Result<Imported>>

/** Blocks stand one after another, pages too and around them; marks stand inside the text. */
function liesWithin({ text: words, blocks, marks }: SourceText): boolean {
  const reach = { block: 0, page: 0 }
  for (const { kind, start, end } of blocks) {
    const level = kind === 'page' ? 'page' : 'block'
    if (start < reach[level] || end < start || end > words.length) return false
    reach[level] = end
  }
  return marks.every(({ start, end }) => start < end && end <= words.length)
}
