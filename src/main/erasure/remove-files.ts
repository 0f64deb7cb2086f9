import { basename, join } from 'node:path'
import type { Source } from '#shared/model/source.ts'
import type { Disk } from '#main/storage/disk.ts'
import { listIfThere, removeIfThere } from '#main/storage/durable-file.ts'
import {
  CONVERTING,
  isLockName,
  JOURNAL,
  KEYS,
  KEYS_COPY,
  MISSING,
  originalFile,
  ORIGINALS,
  readSegmentName,
  SNAPSHOT,
  textFile,
  TEXTS
} from '#main/storage/layout.ts'
import { acceptAsMissing, acceptedAsMissing } from '#main/storage/missing-files.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import { conflictCopies, otherFiles } from '#main/storage/synchronised/conflict-copies.ts'
import { BACKUPS, readBackupName } from '#main/backups/backup-name.ts'
import { sourcesIn } from './history.ts'
import { INTENTION } from './intention.ts'
import type { Subject } from './subject.ts'

/** The originals and texts of a source: those that go with it, and those that another source needs. */
export type SourceFiles = { readonly remove: readonly string[]; readonly shared: readonly string[] }

/** Name the originals and texts that are erased with a subject, from the lines that still tell. */
export function filesOf(subject: Subject, entries: readonly EntryLine[]): SourceFiles {
  if (subject.kind !== 'source') return { remove: [], shared: [] }
  const ids = new Set(subject.ids)
  const [own, others] = [new Set<string>(), new Set<string>()]
  for (const source of sourcesIn(entries))
    for (const file of pathsOf(source)) (ids.has(source.id) ? own : others).add(file)
  return { remove: [...own].filter(file => !others.has(file)), shared: [...own].filter(file => others.has(file)) }
}

function pathsOf({ sha256, textHash }: Source): readonly string[] {
  return [originalFile(sha256), textFile(textHash)].filter(file => file !== null)
}

/** Remove originals and texts for certain, with what is left of them under other names. */
export async function removeSourceFiles(
  disk: Disk,
  folder: string,
  planned: readonly string[],
  sources: Iterable<Source>
): Promise<void> {
  const needed = new Set([...sources].flatMap(pathsOf))
  const files = planned.filter(file => !needed.has(file))
  if (files.length === 0) return
  for (const file of files) for (const name of [file, `${file}.tmp`]) await removeIfThere(disk, join(folder, name))
  for (const file of await damagedFiles(disk, folder, files))
    if (isIn(file, ORIGINALS) || isIn(file, TEXTS)) await removeIfThere(disk, join(folder, file))
  for (const place of [ORIGINALS, TEXTS])
    if (await disk.find(join(folder, place))) await disk.syncFolder(join(folder, place))
  const accepted = await acceptedAsMissing(disk, folder)
  const left = [...accepted].filter(file => !files.includes(file))
  if (left.length < accepted.size) await acceptAsMissing(disk, folder, left)
}

/** Remove the files that were set aside as damaged and what was left unfinished, since either may hold anything. */
export async function removeLeftovers(disk: Disk, folder: string): Promise<void> {
  const damaged = await damagedFiles(disk, folder, [])
  const unfinished = await namesEndingIn(disk, folder, /\.tmp$/)
  for (const file of [...damaged, ...unfinished]) await removeIfThere(disk, join(folder, file))
  for (const place of ['', JOURNAL, BACKUPS])
    if (await disk.find(join(folder, place))) await disk.syncFolder(join(folder, place))
}

/** The files set aside as damaged that may hold what is erased; of originals and texts only those of the files named. */
export async function damagedFiles(disk: Disk, folder: string, files: readonly string[]): Promise<readonly string[]> {
  const names = new Set(files.map(file => basename(file)))
  const found = await namesEndingIn(disk, folder, /\.damaged-\d+$/)
  const kept: string[] = []
  for (const place of [ORIGINALS, TEXTS])
    for (const name of await listIfThere(disk, join(folder, place)))
      if (/\.damaged-\d+$/.test(name) && names.has(name.replace(/\.damaged-\d+$/, ''))) kept.push(join(place, name))
  return [...found, ...kept].sort()
}

async function namesEndingIn(disk: Disk, folder: string, ending: RegExp): Promise<readonly string[]> {
  const found: string[] = []
  for (const place of ['', JOURNAL, BACKUPS])
    for (const name of await listIfThere(disk, join(folder, place)))
      if (ending.test(name)) found.push(join(place, name))
  return found
}

const LEFT_OVER = /\.(tmp|damaged-\d+)$/
const ours: readonly string[] = [
  ...[SNAPSHOT, MISSING, INTENTION, KEYS, KEYS_COPY, CONVERTING],
  ...[JOURNAL, ORIGINALS, TEXTS, BACKUPS, 'index']
]
const known: readonly { readonly place: string; readonly isKnown: (name: string) => boolean }[] = [
  {
    place: '',
    isKnown: name => ours.includes(name) || isLockName(name)
  },
  { place: JOURNAL, isKnown: name => readSegmentName(name) !== null },
  { place: ORIGINALS, isKnown: name => originalFile(name) !== null },
  { place: TEXTS, isKnown: name => textFile(name.replace(/\.json$/, '')) !== null },
  { place: BACKUPS, isKnown: name => readBackupName(name) !== null }
]

/** The files in a notebook folder that Dossier did not put there: copies by a program that synchronises, for one. */
export async function strangers(disk: Disk, folder: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const { place, isKnown } of known)
    for (const name of await listIfThere(disk, join(folder, place)))
      if (!isKnown(name) && !LEFT_OVER.test(name)) found.push(join(place, name))
  // Of an encrypted notebook the list tells only what is its own.
  const copies = await conflictCopies(disk, folder)
  return [...new Set([...found, ...copies.map(({ file }) => file), ...(await otherFiles(disk, folder))])].sort()
}

function isIn(file: string, place: string): boolean {
  return file.startsWith(join(place, 'x').slice(0, -1))
}
