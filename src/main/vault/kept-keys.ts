import { join } from 'node:path'
import type { Disk } from '#main/storage/disk.ts'
import { listIfThere, nameAside, removeIfThere, writeDurably } from '#main/storage/durable-file.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { NAMES, readKeyFile, SLOT, type KeyFiles, type ReadFile } from './key-files.ts'
import { readSlot, type ReadSlot, type Slot } from './key-slots.ts'

type Kind = Slot['kind']

/** What a key file is called of which something was kept under another name. */
const KEPT = /^keys(-copy)?\.json\.damaged-\d+$/
/** What stands around the slots of a key file. */
const FRAME = /^\s*(?:\{|\}|\]|"format": "dossier keys",|"slots": \[|,)?\s*$/
/** Less than this held no key. */
const FEWEST_CHARACTERS = 32

const other = { passphrase: 'recovery key', 'recovery key': 'passphrase' } as const

/** By what a damaged slot shows still of which kind it was. */
const signs: Readonly<Record<Kind, RegExp>> = { passphrase: /passphrase|scrypt|"kdf"/, 'recovery key': /recovery key/ }

const unreadable: Readonly<Record<Kind, NotebookProblem>> = {
  passphrase: new NotebookProblem(
    'One of the key files cannot be read now, and may be the only one that the passphrase opens. Try again later, or change the passphrase first, with the recovery key.'
  ),
  'recovery key': new NotebookProblem(
    'One of the key files cannot be read now, and may be the only one that the recovery key opens. Try again later, or make a new recovery key first.'
  )
}

/**
 * Keep what is lost when the key files are written anew with a slot and those that count beside it: slots of other
 * notebooks, and what is left of a damaged one of which there is no other. Never what the new slot takes the place of,
 * since whoever makes it may mean to lock somebody out. Returns the kind of which there is no slot any more.
 */
export async function keepRemains(
  disk: Disk,
  folder: string,
  made: Slot,
  beside: readonly Slot[],
  files: KeyFiles
): Promise<Kind | null> {
  const lost = beside.length > 0 ? null : other[made.kind]
  for (const [index, name] of NAMES.entries()) {
    const file = files[index] ?? null
    if (lost && !file && (await disk.find(join(folder, name)))) throw unreadable[lost]
    const remains = file && remainsOf(file, made, lost !== null)
    if (remains !== null) await keep(disk, folder, name, remains)
  }
  return lost
}

/** Remove what was kept of a notebook’s own slots, once there are others in their place or none is needed any more. */
export async function dropRemains(disk: Disk, folder: string, vault: string): Promise<void> {
  for (const name of await kept(disk, folder)) {
    const file = await readKeyFile(disk, join(folder, name))
    // The keys of another notebook may be the only ones it has.
    if (file && !isOfOthers(file, vault)) await removeIfThere(disk, join(folder, name))
  }
}

/** The names of what was kept of key files. */
export async function kept(disk: Disk, folder: string): Promise<readonly string[]> {
  return (await listIfThere(disk, folder)).filter(name => KEPT.test(name))
}

/** Whether a key file holds keys of another notebook, or of a newer version. */
function isOfOthers(file: NonNullable<ReadFile>, vault: string): boolean {
  return file.slots.some(read => read.kind === 'unknown' || isOfAnother(read, vault))
}

function isOfAnother(read: ReadSlot, vault: string): boolean {
  return read.kind === 'slot' && read.slot.vault !== vault
}

/** What of a key file stands nowhere else; null where nothing of it can be missed. */
function remainsOf(file: NonNullable<ReadFile>, made: Slot, isLost: boolean): string | null {
  const isOthers = isOfOthers(file, made.vault)
  if (!isLost && !isOthers) return null
  const without = file.text.replace(SLOT, line => (isOwn(readSlot(line), made.vault) ? '' : line))
  if (isOthers) return without
  const left = without.split('\n').filter(line => !FRAME.test(line) && !signs[made.kind].test(line))
  return left.join('').replaceAll(/[\0\s]/g, '').length < FEWEST_CHARACTERS ? null : `${left.join('\n')}\n`
}

function isOwn(read: ReadSlot, vault: string): boolean {
  return read.kind === 'slot' && read.slot.vault === vault
}

async function keep(disk: Disk, folder: string, name: string, remains: string): Promise<void> {
  for (const before of await kept(disk, folder))
    if ((await readKeyFile(disk, join(folder, before)))?.text === remains) return
  await writeDurably(disk, await nameAside(disk, join(folder, name)), Buffer.from(remains, 'latin1'))
}
