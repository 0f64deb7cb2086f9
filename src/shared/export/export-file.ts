import { finished, type Steps } from '#shared/change/steps.ts'
import { readyForNotes } from '#shared/markdown/parse-note.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Texts } from '#shared/queries/query.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { annotatedHtml } from './annotated-html.ts'
import { annotatedMarkdown } from './annotated-markdown.ts'
import { titleOf } from './citation.ts'
import type { CheckedExport, ExportedFile } from './export.ts'
import type { ExportFormat } from './formats.ts'
import { fileNameOf } from './file-name.ts'
import { gatherInSteps, titleOfNotebook, type Gathered } from './gather.ts'
import { reportInSteps, type Report } from './report.ts'
import type { ExportSeal } from './seal.ts'
import { toCsv } from './to-csv.ts'
import { toHtml } from './to-html.ts'
import { toJson } from './to-json.ts'
import { toMarkdown } from './to-markdown.ts'

/** A file still to be written, a part at a time; some of the parts are empty, and only work towards the next. */
export type FileInParts = ExportedFile & {
  readonly parts: Iterable<string>
  /** About how many of the parts are not empty. */
  readonly many: number
}

/** Make the whole text of the file that an export is. */
export function exportFile(
  notebook: Notebook,
  texts: Texts,
  request: CheckedExport,
  seal: ExportSeal | null = null
): Result<ExportedFile & { readonly text: string }> {
  const gathered = finished(gatherInSteps(notebook, request))
  const source = notebook.sources.get(request.annotatedSourceId ?? '')
  const file = exportInParts(gathered, source ? texts(source) : null, seal)
  if (file.kind === 'refused') return file
  const { parts, many: _, ...named } = file.value
  return done({ ...named, text: [...parts].join('') })
}

/**
 * The file that an export is, its text in parts that are made as they are asked for. The same records, request and seal
 * give the same bytes, whenever and wherever. An annotated source needs its text.
 */
export function exportInParts(
  gathered: Gathered,
  text: SourceText | null,
  seal: ExportSeal | null
): Result<FileInParts> {
  const { format, annotatedSourceId } = gathered.request
  const report = reportInSteps(gathered, seal)
  if (annotatedSourceId !== null) return annotatedFile(gathered, text, report)
  return done({
    fileName: fileNameOf(titleOfNotebook(gathered), 'excerpts', format),
    mediaType: mediaTypes[format],
    many: gathered.excerpts.length + gathered.sources.length,
    parts: partsOf(report, writers[format], format === 'md' || format === 'html')
  })
}

function* partsOf(
  steps: Steps<Report>,
  writtenBy: (report: Report) => Iterable<string>,
  laysOutNotes: boolean
): Generator<string> {
  const report = yield* silently(steps)
  // Else the first note would wait for all that the next ones do not.
  if (laysOutNotes && report.withNotes) yield* silently(readyForNotes())
  yield* writtenBy(report)
}

/** Steps that add nothing to the file. */
function* silently<Value>(steps: Steps<Value>): Generator<string, Value> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield ''
  }
}

const writers = { md: toMarkdown, html: toHtml, csv: toCsv, json: toJson }

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown;charset=utf-8',
  html: 'text/html;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json'
}

function annotatedFile(
  { request: { format, annotatedSourceId }, excerpts, sources }: Gathered,
  text: SourceText | null,
  report: Steps<Report>
): Result<FileInParts> {
  if (format !== 'md' && format !== 'html')
    return refuse('An annotated source can be exported as Markdown or HTML. Choose one of them.')
  const source = sources.find(({ id }) => id === annotatedSourceId)
  if (!source) return refuse('That source is no longer in the notebook.')
  if (!text) return refuse(`The text of “${titleOf(source)}” cannot be read. Check the notebook with “verify”.`)
  const write = format === 'md' ? annotatedMarkdown : annotatedHtml
  return done({
    fileName: fileNameOf(titleOf(source), 'annotated', format),
    mediaType: mediaTypes[format],
    many: excerpts.length + text.blocks.length,
    parts: partsOf(report, full => write(full, text), true)
  })
}
