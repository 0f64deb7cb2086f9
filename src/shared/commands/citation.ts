import { z } from 'zod'
import { sourceKinds, type Citation } from '#shared/model/source.ts'
import { tidyLine } from './records.ts'

const line = z.string().max(4000)

/** Where a source comes from, as a researcher gives it. */
export const citationSchema = z.strictObject({
  title: line,
  authors: z.array(line).max(200).readonly(),
  publisher: line,
  published: line,
  accessed: line,
  url: z.string().max(8000),
  language: line,
  kind: z.enum(sourceKinds)
})

/** Some fields of a citation, to be changed. */
export const someCitationSchema = z.strictObject({
  title: line.optional(),
  authors: z.array(line).max(200).readonly().optional(),
  publisher: line.optional(),
  published: line.optional(),
  accessed: line.optional(),
  url: z.string().max(8000).optional(),
  language: line.optional(),
  kind: z.enum(sourceKinds).optional()
})

/** Tidy a citation: single spaces, no empty authors. A source without a title goes by the name of its file. */
export function tidyCitation(citation: Citation, fileName: string): Citation {
  return {
    title: tidyLine(citation.title) || fileName,
    authors: citation.authors.map(tidyLine).filter(Boolean),
    publisher: tidyLine(citation.publisher),
    published: tidyLine(citation.published),
    accessed: tidyLine(citation.accessed),
    url: citation.url.trim(),
    language: tidyLine(citation.language),
    kind: citation.kind
  }
}

/** Say what is wrong with a tidied citation; null where nothing is. */
export function problemOfCitation({ published, accessed }: Pick<Citation, 'published' | 'accessed'>): string | null {
  const wrong = [published, accessed].find(date => date && !isDate(date))
  return wrong ? `Give the date “${wrong}” as 2025, 2025-09 or 2025-09-23, or leave it empty.` : null
}

function isDate(date: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? []
  if (!year) return false
  const iso = `${year}-${month}-${day}`
  const time = new Date(`${iso}T00:00:00Z`)
  // A day that does not exist rolls over into another month.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso)
}
