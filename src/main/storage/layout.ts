import { join } from 'node:path'

/** The names in a notebook folder. */
export const SNAPSHOT = 'notebook.json'
export const JOURNAL = 'journal'
export const ORIGINALS = 'originals'
export const TEXTS = 'texts'
export const LOCK = 'lock'
export const MISSING = 'missing.json'

const HASH = /^[0-9a-f]{64}$/
const SEGMENT = /^(\d{6,})\.jsonl(\.gz)?$/

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
