import { createHash, type Hash } from 'node:crypto'
import type { Piece } from '#shared/contract.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import type { Imported } from '#main/import/imported.ts'

/** A file whose pieces are all here. */
export type Whole = {
  readonly fileName: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: string
  /** What the importer made of it; the last reading counts. */
  imported: Imported | null
  /** Ends the reading that goes on. */
  reading: AbortController | null
}

type Upload = {
  readonly fileName: string
  readonly total: number
  readonly pieces: Buffer[]
  readonly hash: Hash
  here: number
  whole: Whole | null
  forgetting: NodeJS.Timeout
}

const MB = 1 << 20
const LARGEST_FILE = 100 * MB
const MOST_AT_ONCE = 600 * MB
const IDLE_MS = 30 * 60_000
const GONE = 'This file is no longer here. Choose it again.'

/** Hold files on their way into the notebook, piece by piece, until they are added or given up. */
export function stageUploads(idleMs = IDLE_MS) {
  const uploads = new Map<string, Upload>()

  function stage({ upload: id, fileName, total, offset, base64 }: Piece): Result<null> {
    if (total > LARGEST_FILE)
      return refuse(`“${fileName}” is too large: at most ${LARGEST_FILE / MB} MB a file. Split it first.`)
    const known = uploads.get(id)
    if (!known && heldBytes() + total > MOST_AT_ONCE)
      return refuse('These are too many files at once. Add those that are here first.')
    const upload = known ?? begin(id, fileName, total)
    const bytes = Buffer.from(base64, 'base64')
    if (offset !== upload.here || total !== upload.total || upload.here + bytes.length > total) {
      forget(id)
      return refuse(`“${fileName}” did not arrive whole. Choose it again.`)
    }
    upload.pieces.push(bytes)
    upload.hash.update(bytes)
    upload.here += bytes.length
    upload.forgetting.refresh()
    return done(null)
  }

  function begin(id: string, fileName: string, total: number): Upload {
    const forgetting = setTimeout(() => forget(id), idleMs)
    forgetting.unref()
    const hash = createHash('sha256')
    const upload: Upload = { fileName, total, pieces: [], hash, here: 0, whole: null, forgetting }
    uploads.set(id, upload)
    return upload
  }

  /** The file, if all of it is here. */
  function whole(id: string): Result<Whole> {
    const upload = uploads.get(id)
    if (!upload) return refuse(GONE)
    if (upload.here < upload.total) return refuse(`“${upload.fileName}” is not all here yet.`)
    upload.forgetting.refresh()
    upload.whole ??= assemble(upload)
    return done(upload.whole)
  }

  function forget(id: string): void {
    const upload = uploads.get(id)
    clearTimeout(upload?.forgetting)
    upload?.whole?.reading?.abort()
    uploads.delete(id)
  }

  function heldBytes(): number {
    return [...uploads.values()].reduce((sum, { total }) => sum + total, 0)
  }

  return { stage, whole, forget, forgetAll: () => [...uploads.keys()].forEach(forget), heldBytes }
}

function assemble({ fileName, pieces, hash }: Upload): Whole {
  const bytes = new Uint8Array(Buffer.concat(pieces.splice(0)))
  return { fileName, bytes, sha256: hash.digest('hex'), imported: null, reading: null }
}
