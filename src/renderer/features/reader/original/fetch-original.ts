import { dossier } from '#renderer/bridge.ts'
import { t } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { bytesOf } from '../original-part.ts'

/** So much is asked for at once. */
const PART_BYTES = 1 << 20
/** What is larger would hold the window up while it is read. */
const MOST_BYTES = 24 * PART_BYTES

const TOO_LARGE = 'The original is too large to be shown. Its text is still here.'
const NOT_READ = 'The original is in an encoding that cannot be shown here. Its text is still here.'

/** Fetch the original of a source as the text it was read as. */
export async function fetchOriginal({ id, encoding }: Pick<Source, 'id' | 'encoding'>): Promise<Result<string>> {
  const decoder = decoderFor(encoding ?? 'utf-8')
  if (!decoder) return refuse(NOT_READ)
  let text = ''
  let offset = 0
  for (;;) {
    const part = await dossier.original({ sourceId: id, offset, bytes: PART_BYTES }).catch(() => noAnswer())
    if (part.kind === 'refused') return part
    const { total, base64 } = part.value
    if (total > MOST_BYTES) return refuse(TOO_LARGE)
    const bytes = bytesOf(base64)
    offset += bytes.length
    text += decoder.decode(bytes, { stream: true })
    if (offset >= total || bytes.length === 0) return done(text + decoder.decode())
  }
}

function noAnswer() {
  return refuse(t('Dossier does not answer. Try again in a moment.'))
}

function decoderFor(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding)
  } catch {
    return null
  }
}
