import { join } from 'node:path'
import type { Disk } from '#main/storage/disk.ts'
import { listIfThere, nameAside, removeIfThere, writeDurably } from '#main/storage/durable-file.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { NAMES, readKeyFile, SLOT, slotsThatCount, type KeyFiles, type ReadFile } from './key-files.ts'
import { readSlot, type ReadSlot, type Slot } from './key-slots.ts'

type Kind = Slot['kind']

/** What a key file is called of which something was kept under another name. */
const KEPT = /^keys(-copy)?\.json\.damaged-\d+$/
/** The same where a crash interrupted the keeping; the key file itself is then as it was. */
const UNFINISHED = /^keys(-copy)?\.json\.damaged-\d+\.tmp$/
/** What stands around the slots of a key file. */
const FRAME = /^\s*(?:\{|\}|\]|"format": "dossier keys",|"slots": \[|,)?\s*$/
/** Less than this held no key. */
const FEWEST_CHARACTERS = 32

const other = { passphrase: 'recovery key', 'recovery key': 'passphrase' } as const

/** By what a damaged slot shows still of which kind it was, also where one letter of that is another. */
const signs: Readonly<Record<Kind, RegExp>> = {
  passphrase: /passphrase|scrypt|"kdf"/,
  'recovery key': /recove|ry key/
}
/** Lines, and slots in one line since what stood between them was damaged. */
const BETWEEN = /\n|(?=\{"check":)/
/** So much of a sealed key or its salt stands nowhere else by chance. */
const PART_OF_SECRET = /.{16}/g

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
  // What does not show that it is of the lost kind may be what is replaced.
  const isMissed = (line: string) => lost !== null && signs[lost].test(line) && !signs[made.kind].test(line)
  const secret = secretIn(slotsThatCount(files).filter(({ vault, kind }) => vault === made.vault && kind === made.kind))
  await dropUnfinished(disk, folder)
  for (const [index, name] of NAMES.entries()) {
    const file = files[index] ?? null
    if (lost && !file && (await disk.find(join(folder, name)))) throw unreadable[lost]
    const remains = file && remainsOf(file, made.vault, secret, isMissed)
    if (remains !== null) await keep(disk, folder, name, remains)
  }
  return lost
}

/**
 * Keep what a key file holds of other notebooks or a newer version, before it goes or is written anew. Throws where it
 * cannot be read, since nobody knows then.
 */
export async function keepOthers(
  disk: Disk,
  folder: string,
  vault: string,
  name: (typeof NAMES)[number],
  files: KeyFiles
): Promise<void> {
  const file = files[NAMES.indexOf(name)] ?? null
  if (!file && (await disk.find(join(folder, name))))
    throw new NotebookProblem(
      `“${name}” cannot be read now, and may hold the only keys of another notebook. Try again later, or move it elsewhere first.`
    )
  const remains = file && othersIn(file, vault, files)
  if (remains !== null) await keep(disk, folder, name, remains)
}

/** What of a key file is not of a notebook’s own; null where all is. */
function othersIn(file: NonNullable<ReadFile>, vault: string, files: KeyFiles): string | null {
  if (!isOfOthers(file, vault)) return null
  const own = secretIn(slotsThatCount(files).filter(slot => slot.vault === vault))
  return remainsOf(file, vault, [...own, ...(vault.match(PART_OF_SECRET) ?? [])], () => true)
}

/** Remove what was kept of a notebook’s own slots, once there are others in their place or none is needed any more. */
export async function dropRemains(disk: Disk, folder: string, vault: string): Promise<void> {
  await dropUnfinished(disk, folder)
  for (const name of await named(disk, folder, KEPT)) {
    const path = join(folder, name)
    const file = await readKeyFile(disk, path)
    const others = file && othersIn(file, vault, [file, null])
    if (file && others === null) await removeIfThere(disk, path)
    else if (file && others !== null && others !== file.text)
      await writeDurably(disk, path, Buffer.from(others, 'latin1'))
  }
}

/** What was kept of a notebook’s own slots, by name. The keys of another notebook may be the only ones it has. */
export async function ownRemains(disk: Disk, folder: string, vault: string): Promise<readonly string[]> {
  const own: string[] = []
  for (const name of await named(disk, folder, KEPT)) {
    const file = await readKeyFile(disk, join(folder, name))
    if (file && !isOfOthers(file, vault)) own.push(name)
  }
  return own
}

/** Remove what a crash left of keeping something. Only while the keys are claimed, or whoever keeps it misses it. */
export async function dropUnfinished(disk: Disk, folder: string): Promise<void> {
  for (const name of await named(disk, folder, UNFINISHED)) await removeIfThere(disk, join(folder, name))
}

/** Whether a crash left anything of keeping something. */
export async function hasUnfinished(disk: Disk, folder: string): Promise<boolean> {
  return (await named(disk, folder, UNFINISHED)).length > 0
}

async function named(disk: Disk, folder: string, pattern: RegExp): Promise<readonly string[]> {
  return (await listIfThere(disk, folder)).filter(name => pattern.test(name))
}

/** Whether a key file holds keys of another notebook, or of a newer version. */
function isOfOthers(file: NonNullable<ReadFile>, vault: string): boolean {
  return file.slots.some(read => read.kind === 'unknown' || isOfAnother(read, vault))
}

function isOfAnother(read: ReadSlot, vault: string): boolean {
  return read.kind === 'slot' && read.slot.vault !== vault
}

/**
 * What of a key file stands nowhere else; null where nothing of it can be missed. Of damaged lines those that hold a
 * secret are not, and those that show no other notebook may be.
 */
function remainsOf(
  file: NonNullable<ReadFile>,
  own: string,
  secret: readonly string[],
  isMissed: (line: string) => boolean
): string | null {
  const isOthers = isOfOthers(file, own)
  const others = file.slots.flatMap(read => (isOfAnother(read, own) && read.kind === 'slot' ? read.slot.vault : []))
  const lines = file.text.split(BETWEEN)
  const left = lines.filter(line => {
    if (FRAME.test(line)) return isOthers
    const [whole] = line.match(SLOT) ?? []
    const read = whole === undefined ? null : readSlot(whole)
    if (read && read.kind !== 'damaged') return !isOwn(read, own)
    if (secret.some(part => line.includes(part))) return false
    return others.some(vault => line.includes(vault)) || isMissed(line)
  })
  if (left.join('').replaceAll(/[\0\s]/g, '').length < FEWEST_CHARACTERS) return null
  return left.length === lines.length ? file.text : `${left.join('\n')}\n`
}

/** Parts of what slots hold, by which they are known however their lines are damaged. */
function secretIn(slots: readonly Slot[]): readonly string[] {
  return slots.flatMap(({ salt, wrapped }) => [
    ...(salt.match(PART_OF_SECRET) ?? []),
    ...(wrapped.match(PART_OF_SECRET) ?? [])
  ])
}

function isOwn(read: ReadSlot, vault: string): boolean {
  return read.kind === 'slot' && read.slot.vault === vault
}

async function keep(disk: Disk, folder: string, name: string, remains: string): Promise<void> {
  for (const before of await named(disk, folder, KEPT))
    if ((await readKeyFile(disk, join(folder, before)))?.text === remains) return
  await writeDurably(disk, await nameAside(disk, join(folder, name)), Buffer.from(remains, 'latin1'))
}
