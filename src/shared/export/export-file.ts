import type { Notebook } from '#shared/model/notebook.ts'
import type { Texts } from '#shared/queries/query.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { annotatedHtml } from './annotated-html.ts'
import { annotatedMarkdown } from './annotated-markdown.ts'
import { titleOf } from './citation.ts'
import type { CheckedExport, ExportedFile } from './export.ts'
import type { ExportFormat } from './formats.ts'
import { fileNameOf } from './file-name.ts'
import { reportInSteps, reportOf, titleOfNotebook, type Report } from './report.ts'
import type { ExportSeal } from './seal.ts'
import { toCsv } from './to-csv.ts'
import { toHtml } from './to-html.ts'
import { toJson } from './to-json.ts'
import { toMarkdown } from './to-markdown.ts'

/** A file still to be written, a part at a time. What it holds is settled: the notebook may change meanwhile. */
export type FileInParts = Omit<ExportedFile, 'text'> & { readonly parts: Iterable<string> }

/** Make the file that an export is. The same notebook, request and seal give the same bytes, whenever and wherever. */
export function exportFile(
  notebook: Notebook,
  texts: Texts,
  request: CheckedExport,
  seal: ExportSeal | null = null
): Result<ExportedFile> {
  const file = exportInParts(notebook, texts, request, seal)
  if (file.kind === 'refused') return file
  const { parts, ...named } = file.value
  return done({ ...named, text: [...parts].join('') })
}

/** The same file, its text in parts that are made as they are asked for. */
export function exportInParts(
  notebook: Notebook,
  texts: Texts,
  request: CheckedExport,
  seal: ExportSeal | null
): Result<FileInParts> {
  if (request.annotatedSourceId !== null) {
    const report = { ...reportOf(notebook, request), seal }
    return annotatedFile(notebook, texts, request, report)
  }
  const steps = reportInSteps(notebook, request)
  // Its first step settles what the file says.
  const first = steps.next()
  return done({
    fileName: fileNameOf(titleOfNotebook(notebook), 'excerpts', request.format),
    mediaType: mediaTypes[request.format],
    parts: partsOf(first.done ? first.value : steps, request.format, seal)
  })
}

function* partsOf(
  report: Report | Generator<undefined, Report>,
  format: ExportFormat,
  seal: ExportSeal | null
): Generator<string> {
  yield* writers[format]({ ...('next' in report ? yield* silently(report) : report), seal })
}

/** Steps that add nothing to the file. */
function* silently(steps: Generator<undefined, Report>): Generator<string, Report> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield ''
  }
}

/** Name the sources whose texts an export needs. */
export function sourcesQuoted(notebook: Notebook, { annotatedSourceId }: CheckedExport): readonly string[] {
  return annotatedSourceId !== null && notebook.sources.has(annotatedSourceId) ? [annotatedSourceId] : []
}

const writers = { md: toMarkdown, html: toHtml, csv: toCsv, json: toJson }

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown;charset=utf-8',
  html: 'text/html;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json'
}

function annotatedFile(
  notebook: Notebook,
  texts: Texts,
  { format, annotatedSourceId }: CheckedExport,
  report: Report
): Result<FileInParts> {
  if (format !== 'md' && format !== 'html')
    return refuse('An annotated source can be exported as Markdown or HTML. Choose one of them.')
  const source = notebook.sources.get(annotatedSourceId ?? '')
  if (!source) return refuse('That source is no longer in the notebook.')
  const text = texts(source)
  if (!text) return refuse(`The text of “${titleOf(source)}” cannot be read. Check the notebook with “verify”.`)
  const group = report.groups[0] ?? { source, note: '', entries: [] }
  return done({
    fileName: fileNameOf(titleOf(source), 'annotated', format),
    mediaType: mediaTypes[format],
    parts: [format === 'md' ? annotatedMarkdown(report, group, text) : annotatedHtml(report, group, text)]
  })
}
