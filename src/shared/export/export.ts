import { z } from 'zod'
import { filterSchema } from '#shared/queries/filter.ts'
import { exportFormats } from './formats.ts'

/** What to export: the excerpts that a filter shows (all by default), or one source with its marks in place. */
export const exportSchema = z.strictObject({
  format: z.enum(exportFormats),
  filter: filterSchema.default({}),
  /** The whole text of this source with numbered marks (md and html only). */
  annotatedSourceId: z.string().nullable().default(null),
  /** Whether the definitions of the codebook come along. */
  withCodebook: z.boolean().default(true),
  /** Whether the notes come along. */
  withNotes: z.boolean().default(true),
  /** Whether a seal of the notebook comes along; CSV has no place for one. */
  withSeal: z.boolean().default(true)
})
export type ExportRequest = z.input<typeof exportSchema>
export type CheckedExport = z.output<typeof exportSchema>

/** A file to hand to the researcher, whose text comes in pieces. */
export type ExportedFile = {
  readonly fileName: string
  readonly mediaType: string
  /** Why it bears no seal, where it was to bear one. */
  readonly unsealed?: string
}

/** What comes next of its text. */
export type ExportedPiece = {
  readonly text: string
  /** How much of the file there is with this piece, from 0 to 1; about, since it is still being written. */
  readonly part: number
  readonly isLast: boolean
}
