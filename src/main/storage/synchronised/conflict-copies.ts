import { basename, join } from 'node:path'
import { isCode, type Disk } from '../disk.ts'
import { listIfThere } from '../durable-file.ts'
import { looksKeyed } from '../encrypted-folder.ts'
import { CONVERTING, isLockName, isPartOfNotebook, JOURNAL, KEYS, KEYS_COPY, ORIGINALS, TEXTS } from '../layout.ts'

/** A file that a program which synchronises the folder put beside one of the notebook's, both changed at once. */
export type ConflictCopy = {
  /** Relative to the notebook folder, with “/” between its parts, as is the other. */
  readonly file: string
  readonly of: string
}

/** What such programs put into a name, wherever in it. */
const marks: readonly RegExp[] = [
  // Dropbox, Nextcloud and Google Drive: “(Ana's conflicted copy 2026-11-22)”, “(Case Conflict)”, “(1)”.
  / ?\([^/()]+\)/g,
  // Syncthing
  /\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]+)?/g,
  // ownCloud
  /_conflict-\d{8}-\d{6}/g,
  // Resilio Sync
  /\.conflict\d*/gi,
  // iCloud Drive
  / \d{1,3}/g,
  // OneDrive puts the name of the computer there.
  /-[^/.]+/g
]

const PLACES = ['', JOURNAL, ORIGINALS, TEXTS, 'backups']

/** List the conflict copies in a notebook folder. Only names are looked at. */
export async function conflictCopies(disk: Disk, folder: string): Promise<readonly ConflictCopy[]> {
  const copies: ConflictCopy[] = []
  for (const place of PLACES) {
    const names = [...(await listIfThere(disk, join(folder, place))), ...(await strangersIn(disk, folder, place))]
    for (const name of names.sort()) {
      const file = place === '' ? name : `${place}/${name}`
      const of = originalOf(file)
      if (of !== null) copies.push({ file, of })
    }
  }
  return copies
}

/** List the files in the folder of an encrypted notebook that are none of its own, and no conflict copies either. */
export async function otherFiles(disk: Disk, folder: string): Promise<readonly string[]> {
  // What a conversion left is cleared up by the next opening to write.
  if (!disk.strangers || (await disk.find(join(folder, CONVERTING)))) return []
  const files: string[] = []
  for (const place of PLACES)
    for (const name of [...(await strangersIn(disk, folder, place))].sort())
      files.push(place === '' ? name : `${place}/${name}`)
  return files.filter(file => originalOf(file) === null)
}

/** What a disk that deciphers names does not show. */
async function strangersIn(disk: Disk, folder: string, place: string): Promise<readonly string[]> {
  try {
    return (await disk.strangers?.(join(folder, place))) ?? []
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return []
    throw error
  }
}

/** Name the file of a notebook that another is a conflict copy of; null for one that is none. */
export function originalOf(file: string): string | null {
  if (isOurs(file)) return null
  for (const mark of marks)
    for (const { 0: marked, index } of everyMatch(file, mark)) {
      const without = file.slice(0, index) + file.slice(index + marked.length)
      if (isOurs(without)) return without
    }
  return null
}

/** A computer's name may hold what it begins with, so each place where the mark may begin is tried. */
function everyMatch(file: string, mark: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  const search = new RegExp(mark)
  for (let match = search.exec(file); match; match = search.exec(file)) {
    found.push(match)
    search.lastIndex = match.index + 1
  }
  return found
}

function isOurs(file: string): boolean {
  return isPartOfNotebook(file) || isLockName(file) || file === KEYS || file === KEYS_COPY || looksKeyed(basename(file))
}
