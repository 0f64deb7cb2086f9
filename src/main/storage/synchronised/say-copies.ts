import { basename } from 'node:path'
import type { Disk } from '../disk.ts'
import { looksKeyed } from '../encrypted-folder.ts'
import type { ConflictCopy } from './conflict-copies.ts'
import { conflictCopies, otherFiles } from './conflict-copies.ts'
import { changesOnlyIn } from './journal-copy.ts'
import { syncServiceOf } from './sync-service.ts'

/**
 * Say what a program that synchronises the folder left in it, and what to do: one sentence or two for each conflict
 * copy. `known` are the hashes of the changes that the notebook holds.
 */
export async function sayCopies(disk: Disk, folder: string, known: ReadonlySet<string>): Promise<readonly string[]> {
  const service = await syncServiceOf(disk, folder)
  const copies = await conflictCopies(disk, folder)
  const notes = service === null ? [] : [oneAtATime(service)]
  for (const copy of copies) notes.push(sayCopy(copy, await changesOnlyIn(disk, folder, copy, known)))
  const others = await otherFiles(disk, folder)
  return others.length === 0 ? notes : [...notes, sayOthers(others)]
}

/** So many are named. */
const NAMED = 3

function sayOthers(files: readonly string[]): string {
  const named = files.slice(0, NAMED).map(file => `“${file}”`)
  const more = files.length > NAMED ? ` and ${files.length - NAMED} more` : ''
  const [are, them] =
    files.length === 1 ? ['A file in its folder is', 'it'] : [`${files.length} files in its folder are`, 'them']
  return `${are} not part of this encrypted notebook: ${named.join(', ')}${more}. It does not read ${them}. Keep a copy elsewhere if you need ${them}, then move ${them} out of the folder.`
}

/** Warn of a folder that a program synchronises. */
export function oneAtATime(service: string): string {
  return `This notebook lies in a folder that ${service} keeps in step with other computers. Change it on one computer at a time: wait until ${service} is done before you open it on another, or there will be two versions of it that nobody can join.`
}

/** Warn of conflict copies that lie in the folder. */
export function someCopies(count: number): string {
  return count === 1
    ? 'A conflict copy lies in its folder: it was changed in two places at once. Run “dossier verify” to see what is in it.'
    : `${count} conflict copies lie in its folder: it was changed in two places at once. Run “dossier verify” to see what is in them.`
}

function sayCopy({ file, of }: ConflictCopy, changes: number | null): string {
  const what = `${file} is a conflict copy of ${of}, made because both were changed at once. It is not read as the notebook.`
  if (looksKeyed(basename(of)))
    return `${what} It is encrypted, and what it holds cannot be told: keep a copy of it elsewhere, then move it out of the folder.`
  if (changes === null) return `${what} The notebook does not need it: move it out of the folder.`
  if (changes === 0) return `${what} All that it holds is in the notebook too: move it out of the folder.`
  const count = changes === 1 ? 'one change that is' : `${changes} changes that are`
  return `${what} It holds ${count} not in the notebook. “dossier log NOTEBOOK --copy "${basename(file)}"” tells what they were, and “dossier export” with the same option writes the notebook as it was there. Make them again here where they are wanted, then move the copy out of the folder.`
}
