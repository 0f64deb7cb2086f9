import type { Steps } from '#shared/change/steps.ts'
import type { CheckedExport, ExportedFile, ExportedPiece } from '#shared/export/export.ts'
import { exportInParts, gatherInSteps, wantsSeal, type ExportSeal, type FileInParts } from '#shared/export/index.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { done, type Result } from '#shared/result.ts'
import { finishedInSlices, othersTurn } from './in-slices.ts'
import type { Session } from './session.ts'

/** Seals a notebook as it was on disk at a revision; the value is the line. */
export type Sealer = (session: Session, revision: number) => Promise<Result<string>>

/** A file whose text is made a piece at a time, as it is asked for. */
export type FileInPieces = ExportedFile & { readonly pieces: AsyncGenerator<ExportedPiece, undefined> }

/** A seal, or what to put in its place; and why there is none, which is not for the file: it may name folders. */
type Sealing = { readonly seal: ExportSeal; readonly unsealed?: string }

/** Make the file that an export of the open notebook would be, with the seal of just what it holds. */
export async function exportNotebook(
  session: Session,
  request: CheckedExport,
  sealer: Sealer
): Promise<Result<FileInPieces>> {
  const found = await session.read(function* (notebook) {
    const { revision } = session.status()
    return { revision, gathered: yield* gatherInSteps(notebook, request) }
  })
  if (found.kind === 'refused') return found
  const { revision, gathered } = found.value
  const text = await textFor(session, request)
  if (text.kind === 'refused') return text
  const { seal = null, unsealed } = wantsSeal(request) ? await sealAt(session, sealer, revision) : {}
  const file = exportInParts(gathered, text.value, seal)
  if (file.kind === 'refused') return file
  const { parts, many, ...named } = file.value
  return done({ ...named, ...(unsealed !== undefined && { unsealed }), pieces: inPieces({ parts, many }) })
}

/** The text of the source that is to be annotated; null where none is. */
async function textFor(session: Session, { annotatedSourceId }: CheckedExport): Promise<Result<SourceText | null>> {
  const isThere = annotatedSourceId !== null && session.notebook.sources.has(annotatedSourceId)
  return isThere ? session.text(annotatedSourceId) : done(null)
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

/** About so many characters make a piece. At two bytes each, longer ones stay in memory until the next full collection. */
const PIECE_LENGTH = 60_000

/** Others get their turn before each piece, and while it is made. */
async function* inPieces({
  parts,
  many
}: Pick<FileInParts, 'parts' | 'many'>): AsyncGenerator<ExportedPiece, undefined> {
  const left = parts[Symbol.iterator]()
  let count = 0
  for (let isLast = false; !isLast;) {
    await othersTurn()
    const made = await finishedInSlices(nextOf(left))
    count += made.count
    isLast = made.isLast
    yield { text: made.text, part: isLast ? 1 : Math.min(0.99, count / (many + 1)), isLast }
  }
}

function* nextOf(
  parts: Iterator<string>
): Steps<{ readonly text: string; readonly count: number; readonly isLast: boolean }> {
  const texts: string[] = []
  for (let length = 0; length < PIECE_LENGTH;) {
    const next = parts.next()
    if (next.done) return { text: texts.join(''), count: texts.length, isLast: true }
    if (next.value !== '') texts.push(next.value)
    length += next.value.length
    yield
  }
  return { text: texts.join(''), count: texts.length, isLast: false }
}
