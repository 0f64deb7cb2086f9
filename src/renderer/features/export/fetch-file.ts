import type { Api } from '#shared/contract.ts'
import type { ExportRequest } from '#shared/export/export.ts'
import { done, type Result } from '#shared/result.ts'
import type { WholeFile } from './download.ts'

type Watch = {
  /** Told how much of the file is there, from 0 to 1. */
  readonly onPart: (part: number) => void
  readonly signal: AbortSignal
}

/** Fetch the file of an export a piece at a time; null where it was ended meanwhile. */
export async function fetchFile(
  dossier: Pick<Api, 'export' | 'piece' | 'forget'>,
  request: ExportRequest,
  { onPart, signal }: Watch
): Promise<Result<WholeFile> | null> {
  const begun = await dossier.export(request)
  if (begun.kind === 'refused') return begun
  const { id, mediaType, ...named } = begun.value
  // Each is a blob of its own, which the browser may keep on disk.
  const pieces: Blob[] = []
  for (;;) {
    if (signal.aborted) {
      await dossier.forget({ id })
      return null
    }
    const piece = await dossier.piece({ id })
    if (piece.kind === 'refused') return piece
    pieces.push(new Blob([piece.value.text]))
    if (piece.value.isLast) return done({ ...named, content: new Blob(pieces, { type: mediaType }) })
    onPart(piece.value.part)
  }
}
