import type { CheckedExport, ExportedFile } from '#shared/export/export.ts'
import { exportFile, sourcesQuoted } from '#shared/export/index.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Result } from '#shared/result.ts'
import type { Session } from './session.ts'

/** Make the file that an export of the open notebook would be. */
export async function exportNotebook(session: Session, request: CheckedExport): Promise<Result<ExportedFile>> {
  const texts = new Map<string, SourceText>()
  for (const sourceId of sourcesQuoted(session.notebook, request)) {
    const text = await session.text(sourceId)
    if (text.kind === 'refused') return text
    texts.set(sourceId, text.value)
  }
  return exportFile(session.notebook, source => texts.get(source.id) ?? null, request)
}
