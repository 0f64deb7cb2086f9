import { randomUUID } from 'node:crypto'
import type { CheckedExport, ExportedFile, ExportedPiece } from '#shared/export/export.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { exportNotebook, type FileInPieces, type Sealer } from '#main/export-notebook.ts'
import type { WithSession } from './imports.ts'

/** Windows that were closed ask for nothing more; so many files are still to be had. */
const AT_ONCE = 4

/** Hand out the files of exports, each made a piece at a time as its window asks for it. */
export function exportFiles(withSession: WithSession, sealer: Sealer) {
  const files = new Map<string, FileInPieces['pieces']>()
  /** How often everything was forgotten. */
  let forgotten = 0

  function begin(request: CheckedExport): Promise<Result<ExportedFile & { readonly id: string }>> {
    return withSession(async session => {
      const before = forgotten
      const file = await exportNotebook(session, request, sealer)
      if (file.kind === 'refused') return file
      if (forgotten !== before) return ended
      const { pieces, ...named } = file.value
      const id = randomUUID()
      files.set(id, pieces)
      for (const other of [...files.keys()].slice(0, -AT_ONCE)) files.delete(other)
      return done({ ...named, id })
    })
  }

  async function piece({ id }: Named): Promise<Result<ExportedPiece>> {
    const pieces = files.get(id)
    const next = await pieces?.next().catch((error: unknown) => {
      files.delete(id)
      throw error
    })
    // It may have been forgotten meanwhile, since the notebook was locked or something erased.
    if (!next || next.done || files.get(id) !== pieces) return ended
    if (next.value.isLast) files.delete(id)
    return done(next.value)
  }

  async function forget({ id }: Named): Promise<Result<null>> {
    files.delete(id)
    return done(null)
  }

  function forgetAll(): void {
    forgotten += 1
    files.clear()
  }

  return { begin, piece, forget, forgetAll }
}

type Named = { readonly id: string }

const ended = refuse('This export was ended. Export again.')
