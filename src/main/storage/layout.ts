import { join } from 'node:path'

/** The names in a notebook folder. */
export const SNAPSHOT = 'notebook.json'
export const JOURNAL = 'journal'
export const ORIGINALS = 'originals'
export const TEXTS = 'texts'
export const LOCK = 'lock'
/** There while the key files are changed; named as a claim on the lock is, since it is kept and passed over like one. */
export const KEY_CLAIM = 'lock.after-keys'
export const MISSING = 'missing.json'
/** What opens an encrypted notebook, and the same again. */
export const KEYS = 'keys.json'
export const KEYS_COPY = 'keys-copy.json'
/** There while the files of a notebook are being encrypted or decrypted, and until what that left is cleared up. */
export const CONVERTING = 'converting'

const HASH = /^[0-9a-f]{64}$/
const SEGMENT = /^(\d{6,})\.jsonl(\.gz)?$/

const LOCK_NAME = /^lock(\.after-[0-9a-z]+)*$/

/** Whether a name is that of the lock, or of a claim on that of a dead holder. */
export function isLockName(name: string): boolean {
  return LOCK_NAME.test(name)
}

const PART =
  /^(notebook\.json|missing\.json|journal\/\d{6,}\.jsonl(\.gz)?|originals\/[0-9a-f]{64}|texts\/[0-9a-f]{64}\.json|backups\/\d{6,}-\w+-[0-9a-f]{16}\.json\.gz)(\.tmp|\.damaged-\d+)*$/

/** Whether a path relative to the folder, with “/” between its parts, is one that Dossier alone gives to files. */
export function isPartOfNotebook(path: string): boolean {
  return PART.test(path)
}

/** A file of the journal; an archived one is compressed. */
export type SegmentName = { readonly name: string; readonly number: number; readonly isArchived: boolean }

export function segmentName(number: number): string {
  return `${String(number).padStart(6, '0')}.jsonl`
}

/** Read the name of a segment; null for a file that is none. */
export function readSegmentName(name: string): SegmentName | null {
  const [, digits, archived] = SEGMENT.exec(name) ?? []
  return digits === undefined ? null : { name, number: Number(digits), isArchived: archived !== undefined }
}

/** Where an original lies, relative to the folder; null when the hash is not one, so that no path can be smuggled in. */
export function originalFile(sha256: string): string | null {
  return HASH.test(sha256) ? join(ORIGINALS, sha256) : null
}

/** Where the text of a source lies, relative to the folder. */
export function textFile(hash: string): string | null {
  return HASH.test(hash) ? join(TEXTS, `${hash}.json`) : null
}
