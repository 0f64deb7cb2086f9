import { join } from 'node:path'
import { isCode, type Disk } from '#main/storage/disk.ts'
import { removeIfThere, setAside, writeDurably } from '#main/storage/durable-file.ts'
import { KEY_CLAIM, KEYS, KEYS_COPY } from '#main/storage/layout.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { readIfReadable } from '#main/storage/segments.ts'
import { claimingKeys } from './key-claim.ts'
import { readSlot, writeSlot, type ReadSlot, type Slot } from './key-slots.ts'

/** What stands in one of the two key files; null where it is missing or the disk does not give it back. */
type ReadFile = { readonly text: string; readonly slots: readonly ReadSlot[] } | null

/** The key files of an encrypted notebook: the first, and its copy. */
export type KeyFiles = readonly [ReadFile, ReadFile]

const NAMES = [KEYS, KEYS_COPY] as const
/** No slot holds a brace, so a damaged one takes no other with it. */
const SLOT = /\{"check":[^{}]*\}/g
/** A passphrase and a recovery key. */
const KINDS = 2
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

async function readKeyFile(disk: Disk, path: string): Promise<ReadFile> {
  const found = await disk.find(path)
  if (!found || found.isFolder) return null
  const bytes = found.bytes > MOST_BYTES ? Buffer.alloc(0) : await readIfReadable(disk, path).catch(nullIfGone)
  if (!bytes) return null
  const text = bytes.toString('utf8')
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

/** Write the key files anew from what of them counts for a notebook, where either is not so already. */
export async function mendKeyFiles(disk: Disk, folder: string, vault: string): Promise<void> {
  const beside = [KEY_CLAIM, ...NAMES.map(unfinished)].map(name => disk.find(join(folder, name)))
  const isClear = (await Promise.all(beside)).every(found => found === null)
  if (isClear && toMend(await readKeyFiles(disk, folder), vault).length === 0) return
  // Whoever has claimed them writes both.
  await claimingKeys(disk, folder, () => mendClaimed(disk, folder, vault), 0)
}

async function mendClaimed(disk: Disk, folder: string, vault: string): Promise<void> {
  const files = await readKeyFiles(disk, folder)
  for (const name of NAMES) await removeIfThere(disk, join(folder, unfinished(name)))
  for (const { name, slots, isOther } of toMend(files, vault)) {
    if (isOther) await setAside(disk, join(folder, name))
    await writeKeyFile(disk, folder, name, slots)
  }
}

/** Which of the key files are to be written anew, with what, and whether they are now those of another notebook. */
function toMend(files: KeyFiles, vault: string) {
  // What a newer version added is its own to mend.
  if (files.some(file => file?.slots.some(({ kind }) => kind === 'unknown'))) return []
  const slots = slotsThatCount(files).filter(slot => slot.vault === vault)
  // A damaged slot of which there is no other stays, for somebody who can read more of it than Dossier.
  if (slots.length < KINDS) return []
  const isOf = (read: ReadSlot) => read.kind === 'slot' && read.slot.vault !== vault
  return NAMES.flatMap((name, index) => {
    const file = files[index]
    if (file?.text === textOf(slots)) return []
    return { name, slots, isOther: file?.slots.some(isOf) ?? false }
  })
}

function unfinished(name: string): string {
  return `${name}.tmp`
}

/** A slot a line, in the same order each time. */
function textOf(slots: readonly Slot[]): string {
  const inOrder = slots.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
  const lines = inOrder.map(slot => `    ${writeSlot(slot)}`).join(',\n')
  return `{\n  "format": "dossier keys",\n  "slots": [\n${lines}\n  ]\n}\n`
}
