import type { Notebook } from '#shared/model/notebook.ts'
import type { Texts } from '#shared/queries/query.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { annotatedHtml } from './annotated-html.ts'
import { annotatedMarkdown } from './annotated-markdown.ts'
import { titleOf } from './citation.ts'
import type { CheckedExport, ExportedFile } from './export.ts'
import type { ExportFormat } from './formats.ts'
import { fileNameOf } from './file-name.ts'
import { reportOf } from './report.ts'
import { toCsv } from './to-csv.ts'
import { toHtml } from './to-html.ts'
import { toJson } from './to-json.ts'
import { toMarkdown } from './to-markdown.ts'

/** Make the file that an export is. The same notebook and request give the same bytes, whenever and wherever. */
export function exportFile(notebook: Notebook, texts: Texts, request: CheckedExport): Result<ExportedFile> {
  if (request.annotatedSourceId !== null) return annotatedFile(notebook, texts, request, request.annotatedSourceId)
  const report = reportOf(notebook, request)
  return done({
    fileName: fileNameOf(report.title, 'excerpts', request.format),
    mediaType: mediaTypes[request.format],
    text: writers[request.format](report)
  })
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
  request: CheckedExport,
  sourceId: string
): Result<ExportedFile> {
  const { format } = request
  if (format !== 'md' && format !== 'html')
    return refuse('An annotated source can be exported as Markdown or HTML. Choose one of them.')
  const source = notebook.sources.get(sourceId)
  if (!source) return refuse('That source is no longer in the notebook.')
  const text = texts(source)
  if (!text) return refuse(`The text of “${titleOf(source)}” cannot be read. Check the notebook with “verify”.`)
  const report = reportOf(notebook, request)
  const group = report.groups[0] ?? { source, note: '', entries: [] }
  return done({
    fileName: fileNameOf(titleOf(source), 'annotated', format),
    mediaType: mediaTypes[format],
    text: format === 'md' ? annotatedMarkdown(report, group, text) : annotatedHtml(report, group, text)
  })
}
