import type { CheckedExport, ExportedFile } from '#shared/export/export.ts'
import { exportInParts, sourcesQuoted, wantsSeal, type ExportSeal } from '#shared/export/index.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { done, type Result } from '#shared/result.ts'
import { inSlices } from './in-slices.ts'
import type { Session } from './session.ts'

/** Seals a notebook as it was on disk at a revision; the value is the line. */
export type Sealer = (session: Session, revision: number) => Promise<Result<string>>

/** A seal, or what to put in its place; and why there is none, which is not for the file: it may name folders. */
type Sealing = { readonly seal: ExportSeal; readonly unsealed?: string }

/** Somebody may be typing meanwhile. */
const ATTEMPTS = 4

/** Make the file that an export of the open notebook would be, with the seal of just what it holds. */
export async function exportNotebook(
  session: Session,
  request: CheckedExport,
  sealer: Sealer
): Promise<Result<ExportedFile>> {
  const texts = new Map<string, SourceText>()
  for (const sourceId of sourcesQuoted(session.notebook, request)) {
    const text = await session.text(sourceId)
    if (text.kind === 'refused') return text
    texts.set(sourceId, text.value)
  }
  const { seal = null, unsealed } = wantsSeal(request) ? await sealOf(session, sealer) : {}
  const file = exportInParts(session.notebook, source => texts.get(source.id) ?? null, request, seal)
  if (file.kind === 'refused') return file
  const { parts, ...named } = file.value
  const text = (await inSlices(inPieces(parts))).join('')
  return done({ ...named, text, ...(unsealed !== undefined && { unsealed }) })
}

/** So many parts are joined at a time, since to join all of them at the end would take long. */
const PIECE = 200

function* inPieces(parts: Iterable<string>): Generator<string> {
  let piece: string[] = []
  for (const part of parts) {
    piece.push(part)
    if (piece.length % PIECE !== 0) {
      yield ''
      continue
    }
    yield piece.join('')
    piece = []
  }
  yield piece.join('')
}

/** The seal of the notebook as it stands when this returns. */
async function sealOf(session: Session, sealer: Sealer): Promise<Sealing> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { revision } = session.status()
    const sealing = await sealAt(session, sealer, revision)
    if (session.status().revision === revision) return sealing
  }
  return without('The notebook kept changing meanwhile. Export it again.')
}

async function sealAt(session: Session, sealer: Sealer, revision: number): Promise<Sealing> {
  // A seal is of what is on disk, so what is exported must be there first.
  const saved = await session.save()
  if (saved.kind !== 'done') return without(saved.reason)
  const sealed = await sealer(session, revision)
  if (sealed.kind === 'refused') return without(sealed.reason)
  return { seal: { kind: 'sealed', line: sealed.value, changes: revision } }
}

function without(unsealed: string): Sealing {
  return { seal: { kind: 'unsealed' }, unsealed }
}
