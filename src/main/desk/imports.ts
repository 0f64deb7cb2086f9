import type { Piece, Preview } from '#shared/contract.ts'
import { filed } from '#shared/model/notebook.ts'
import type { Citation } from '#shared/model/source.ts'
import { done, refuse, type Outcome, type Result } from '#shared/result.ts'
import type { Imported } from '#main/import/imported.ts'
import type { ImporterProcess } from '#main/import/importer-process.ts'
import { readFile } from '#main/import/read-file.ts'
import type { Session } from '#main/session.ts'
import { stageUploads, type Whole } from './uploads.ts'

const OPENING = 600

/** Bring files into the open notebook: staged by pieces, read by the importer, looked at, then added. */
export function importFiles(withSession: WithSession, spawn: SpawnImporter | undefined) {
  const uploads = stageUploads()

  async function read({ upload, encoding }: ReadRequest): Promise<Result<Preview>> {
    const found = uploads.whole(upload)
    if (found.kind === 'refused') return found
    const whole = found.value
    whole.reading?.abort()
    const reading = new AbortController()
    whole.reading = reading
    const { bytes, fileName } = whole
    const imported = await readFile({ bytes, fileName, encoding }, { signal: reading.signal, spawn })
    if (reading.signal.aborted) return refuse(`Reading “${fileName}” was ended.`)
    if (imported.kind === 'refused') return imported
    whole.imported = imported.value
    return withSession(async session => done(previewOf(whole, imported.value, session)))
  }

  async function add({ upload, citation }: AddRequest, of?: string): Promise<Outcome<string>> {
    const found = uploads.whole(upload)
    if (found.kind === 'refused') return found
    const { bytes, fileName, imported } = found.value
    if (!imported) return refuse(`“${fileName}” was not read yet.`)
    const { format, encoding, text, words } = imported
    const item = { original: bytes, text, format, fileName, encoding, words, citation }
    const outcome = await withSession(session => session.addSource(item), of)
    if (outcome.kind !== 'refused') uploads.forget(upload)
    return outcome
  }

  async function discard({ upload }: { readonly upload: string }): Promise<Result<null>> {
    uploads.forget(upload)
    return done(null)
  }

  return { stage: async (piece: Piece) => uploads.stage(piece), read, add, discard, forgetAll: uploads.forgetAll }
}

export type SpawnImporter = () => ImporterProcess
export type WithSession = <T>(
  work: (session: Session) => Promise<T>,
  of?: string
) => Promise<T | ReturnType<typeof refuse>>
type ReadRequest = { readonly upload: string; readonly encoding?: string | undefined }
type AddRequest = { readonly upload: string; readonly citation: Citation }

function previewOf(whole: Whole, imported: Imported, session: Session): Preview {
  const { format, encoding, citation, words, notice, text } = imported
  const [same] = filed(session.notebook, 'sourcesOfOriginal', whole.sha256)
  return {
    fileName: whole.fileName,
    bytes: whole.bytes.length,
    sha256: whole.sha256,
    ...{ format, encoding, citation, words, notice },
    opening: text.text.slice(0, OPENING),
    already: same ? { sourceId: same.id, title: same.title } : null
  }
}
