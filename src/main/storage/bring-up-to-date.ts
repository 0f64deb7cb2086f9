import { join } from 'node:path'
import { Low } from 'lowdb'
import type { Disk } from './disk.ts'
import { writeDurably } from './durable-file.ts'
import { JOURNAL } from './layout.ts'
import { NotebookFolder } from './notebook-folder.ts'
import { pack } from './packing.ts'
import { listSegments, readUncut } from './segments.ts'
import { emptySnapshot } from './snapshot.ts'

/**
 * Bring `notebook.json` up to what the segments numbered below `next` hold, which nothing writes to any more, then put
 * these away, compressed. It works from files alone, so it may run in a worker.
 */
export async function bringUpToDate(disk: Disk, folder: string, next: number): Promise<void> {
  const notebook = new Low(new NotebookFolder(folder, disk, next), emptySnapshot)
  await notebook.read()
  await notebook.write()
  for (const { name, number, isArchived } of await listSegments(disk, folder))
    if (!isArchived && number < next) await archive(disk, join(folder, JOURNAL, name))
}

/** The segment itself goes only when its compressed copy is on disk for certain. */
async function archive(disk: Disk, path: string): Promise<void> {
  await writeDurably(disk, `${path}.gz`, await pack(await readUncut(disk, path)))
  await disk.remove(path)
}
