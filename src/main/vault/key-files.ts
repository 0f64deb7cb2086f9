import { join } from 'node:path'
import { isCode, type Disk } from '#main/storage/disk.ts'
import { writeDurably } from '#main/storage/durable-file.ts'
import { KEYS, KEYS_COPY } from '#main/storage/layout.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { readIfReadable } from '#main/storage/segments.ts'
import { readSlot, writeSlot, type ReadSlot, type Slot } from './key-slots.ts'

/** What stands in one of the two key files; null where it is missing or the disk does not give it back. */
export type ReadFile = { readonly text: string; readonly slots: readonly ReadSlot[] } | null

/** The key files of an encrypted notebook: the first, and its copy. */
export type KeyFiles = readonly [ReadFile, ReadFile]

export const NAMES = [KEYS, KEYS_COPY] as const
/** No slot holds a brace, so a damaged one takes no other with it. */
export const SLOT = /\{"check":[^{}]*\}/g
/** No key file was ever longer. */
const MOST_BYTES = 100_000

const uncertain = new NotebookProblem(
  'The disk failed before it said which keys count: either the old or the new ones open this notebook. Try both, and change them again once the disk works.'
)

/** Read the key files of a notebook. */
export async function readKeyFiles(disk: Disk, folder: string): Promise<KeyFiles> {
  const [first, copy] = await Promise.all(NAMES.map(name => readKeyFile(disk, join(folder, name))))
  return [first ?? null, copy ?? null]
}

/** Read one of them, or what was kept of one. */
export async function readKeyFile(disk: Disk, path: string): Promise<ReadFile> {
  const found = await disk.find(path)
  if (!found || found.isFolder) return null
  const bytes = found.bytes > MOST_BYTES ? Buffer.alloc(0) : await readIfReadable(disk, path).catch(nullIfGone)
  if (!bytes) return null
  // A letter for each byte, so that damaged ones can be written again as they are.
  const text = bytes.toString('latin1')
  return { text, slots: [...text.matchAll(SLOT)].map(([line]) => readSlot(line)) }
}

/** A decryption may remove it just then. */
function nullIfGone(error: unknown): null {
  if (isCode(error, 'ENOENT')) return null
  throw error
}

/** Write both key files anew, the first before its copy, each whole or not at all. */
export async function writeKeyFiles(disk: Disk, folder: string, slots: readonly Slot[]): Promise<void> {
  await writeKeyFile(disk, folder, KEYS, slots)
  await writeKeyFile(disk, folder, KEYS_COPY, slots)
}

/**
 * Write them anew as somebody asked for. What stands in the first is what counts, so once that is in its place it is
 * done, and the copy is mended at the next opening to write if need be. Throws where it is not done, or not for certain.
 */
export async function changeKeyFiles(disk: Disk, folder: string, slots: readonly Slot[]): Promise<void> {
  try {
    await writeKeyFile(disk, folder, KEYS, slots)
  } catch (error) {
    const [first] = await readKeyFiles(disk, folder).catch(() => [null])
    if (!first) throw uncertain
    if (first.text !== textOf(slots)) throw error
  }
  await writeKeyFile(disk, folder, KEYS_COPY, slots).catch(() => {})
}

/** Write one of the key files. */
export async function writeKeyFile(
  disk: Disk,
  folder: string,
  name: (typeof NAMES)[number],
  slots: readonly Slot[]
): Promise<void> {
  await writeDurably(disk, join(folder, name), Buffer.from(textOf(slots)))
}

/**
 * The slots that count: of each kind the one in the first file, or, where that is damaged or missing, its copy. A file
 * may have been put in from another notebook, so each notebook that the two speak of has its own.
 */
export function slotsThatCount(files: KeyFiles): readonly Slot[] {
  const found = new Map<string, Slot>()
  for (const file of files)
    for (const read of file?.slots ?? []) {
      if (read.kind !== 'slot') continue
      const name = `${read.slot.vault} ${read.slot.kind}`
      if (!found.has(name)) found.set(name, read.slot)
    }
  return [...found.values()]
}

/** What stands in a key file that holds these slots: a line each, in the same order each time. */
export function textOf(slots: readonly Slot[]): string {
  const inOrder = slots.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
  const lines = inOrder.map(slot => `    ${writeSlot(slot)}`).join(',\n')
  return `{\n  "format": "dossier keys",\n  "slots": [\n${lines}\n  ]\n}\n`
}
