import type { Api } from '#shared/contract.ts'
import type { ExportedPiece, ExportRequest } from '#shared/export/export.ts'
import { done, type Result } from '#shared/result.ts'
import type { WholeFile } from './download.ts'

type Watch = {
  /** Told how much of the file is there, from 0 to 1. */
  readonly onPart: (part: number) => void
  readonly signal: AbortSignal
}

/** So many pieces are on their way at once, so that none waits for the way of another. They come in order. */
const AT_ONCE = 4

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
  let isWhole = false
  try {
    if (signal.aborted) return null
    for await (const piece of piecesOf(dossier, id)) {
      if (signal.aborted) return null
      if (piece.kind === 'refused') return piece
      pieces.push(new Blob([piece.value.text]))
      isWhole = piece.value.isLast
      if (isWhole) return done({ ...named, content: new Blob(pieces, { type: mediaType }) })
      onPart(piece.value.part)
    }
    return null
  } finally {
    // What cannot be told either is forgotten with the notebook.
    if (!isWhole) await dossier.forget({ id }).catch(() => {})
  }
}

async function* piecesOf(dossier: Pick<Api, 'piece'>, id: string): AsyncGenerator<Result<ExportedPiece>> {
  const onTheirWay: Promise<Result<ExportedPiece>>[] = []
  for (;;) {
    while (onTheirWay.length < AT_ONCE) {
      const asked = dossier.piece({ id })
      // Nobody waits for those that were asked for after the last.
      asked.catch(() => {})
      onTheirWay.push(asked)
    }
    const next = await onTheirWay.shift()
    if (next) yield next
  }
}
