import { join } from 'node:path'
import type { Disk } from '#main/storage/disk.ts'
import { removeIfThere, setAside, writeDurably } from '#main/storage/durable-file.ts'
import { KEYS, KEYS_COPY } from '#main/storage/layout.ts'
import { readIfReadable } from '#main/storage/segments.ts'
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

/** Read the key files of a notebook. */
export async function readKeyFiles(disk: Disk, folder: string): Promise<KeyFiles> {
  const [first, copy] = await Promise.all(NAMES.map(name => readKeyFile(disk, join(folder, name))))
  return [first ?? null, copy ?? null]
}

async function readKeyFile(disk: Disk, path: string): Promise<ReadFile> {
  const found = await disk.find(path)
  if (!found || found.isFolder) return null
  const bytes = found.bytes > MOST_BYTES ? Buffer.alloc(0) : await readIfReadable(disk, path)
  if (!bytes) return null
  const text = bytes.toString('utf8')
  return { text, slots: [...text.matchAll(SLOT)].map(([line]) => readSlot(line)) }
}

/** Write both key files anew, the first before its copy, each whole or not at all. */
export async function writeKeyFiles(disk: Disk, folder: string, slots: readonly Slot[]): Promise<void> {
  await writeKeyFile(disk, folder, KEYS, slots)
  await writeKeyFile(disk, folder, KEYS_COPY, slots)
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
  const files = await readKeyFiles(disk, folder)
  // What a newer version added is its own to mend.
  if (files.some(file => file?.slots.some(({ kind }) => kind === 'unknown'))) return
  const slots = slotsThatCount(files).filter(slot => slot.vault === vault)
  // A damaged slot of which there is no other stays, for somebody who can read more of it than Dossier.
  if (slots.length < KINDS) return
  for (const [index, name] of NAMES.entries()) {
    await removeIfThere(disk, join(folder, `${name}.tmp`))
    const file = files[index]
    if (file?.text === textOf(slots)) continue
    const isOther = file?.slots.some(read => read.kind === 'slot' && read.slot.vault !== vault)
    if (isOther) await setAside(disk, join(folder, name))
    await writeKeyFile(disk, folder, name, slots)
  }
}

/** A slot a line, in the same order each time. */
function textOf(slots: readonly Slot[]): string {
  const inOrder = slots.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
  const lines = inOrder.map(slot => `    ${writeSlot(slot)}`).join(',\n')
  return `{\n  "format": "dossier keys",\n  "slots": [\n${lines}\n  ]\n}\n`
}
