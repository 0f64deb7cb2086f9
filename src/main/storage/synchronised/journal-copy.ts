import { join, normalize } from 'node:path'
import type { Disk } from '../disk.ts'
import { JOURNAL, readSegmentName, SNAPSHOT } from '../layout.ts'
import { NotebookProblem } from '../problems.ts'
import { readRawLine, readSegment } from '../segments.ts'
import { conflictCopies, originalOf, type ConflictCopy } from './conflict-copies.ts'

/** Find a conflict copy of a file of the journal by its name, with or without the folder. Throws, in plain words, where it is none. */
export async function journalCopy(disk: Disk, folder: string, name: string): Promise<ConflictCopy> {
  const copies = await conflictCopies(disk, folder)
  const copy = copies.find(({ file }) => file === normalize(name) || file === `${JOURNAL}/${name}`)
  if (copy && segmentOf(copy)) return copy
  throw new NotebookProblem(
    `“${name}” is no conflict copy of the journal. “dossier verify” lists those that there are.`
  )
}

/** Count the changes in a conflict copy of the journal that are not among those known by their hashes; null where it is of another file. */
export async function changesOnlyIn(
  disk: Disk,
  folder: string,
  copy: ConflictCopy,
  known: ReadonlySet<string>
): Promise<number | null> {
  const segment = segmentOf(copy)
  if (!segment) return null
  const hashes = new Set<string>()
  const { lines } = await readSegment(disk, folder, { ...segment, name: copy.file.slice(JOURNAL.length + 1) })
  for (const line of lines.map(readRawLine))
    if (line && line.kind !== 'segment' && !known.has(line.hash)) hashes.add(line.hash)
  return hashes.size
}

/**
 * The notebook as it was where a conflict copy of its journal comes from: that copy stands in the place of the file that
 * it is one of, and what follows here is left out. Nothing can be written.
 */
export function diskWithCopy(disk: Disk, folder: string, copy: ConflictCopy): Disk {
  const journal = join(folder, JOURNAL)
  const place = join(folder, copy.of)
  const snapshot = join(folder, SNAPSHOT)
  const number = segmentOf(copy)?.number ?? 0
  const redirected = (path: string) => (path === place ? join(folder, copy.file) : path)
  const isOlder = (name: string) => (readSegmentName(name)?.number ?? Infinity) < number
  const refuse = () => Promise.reject(Object.assign(new Error('A copy is only read.'), { code: 'EROFS' }))
  return {
    ...disk,
    handle: null,
    read: path => (path === snapshot ? missing() : disk.read(redirected(path))),
    async *readParts(path) {
      if (path === snapshot) await missing()
      yield* disk.readParts(redirected(path))
    },
    async list(path) {
      const names = await disk.list(path)
      return path === journal ? [...names.filter(isOlder), copy.of.slice(JOURNAL.length + 1)] : names
    },
    find: async path => (path === snapshot ? null : disk.find(redirected(path))),
    ...{ create: refuse, rename: refuse, remove: refuse, makeFolder: refuse, removeFolder: refuse, makePrivate: refuse }
  }
}

function missing(): Promise<never> {
  return Promise.reject(Object.assign(new Error('There is no such file.'), { code: 'ENOENT' }))
}

function segmentOf({ file, of }: ConflictCopy) {
  return originalOf(file) === of && of.startsWith(`${JOURNAL}/`) ? readSegmentName(of.slice(JOURNAL.length + 1)) : null
}
