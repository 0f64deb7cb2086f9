import { cpSync } from 'node:fs'
import { resolve } from 'node:path'
import { bringUpToDate } from '#main/storage/bring-up-to-date.ts'
import { realDisk } from '#main/storage/disk.ts'
import { Journal } from '#main/storage/journal.ts'
import { readNotebook } from '#main/storage/read-notebook.ts'

const GROUP = 1000
const at = '2026-11-22T01:00:00.000Z'

/** Put a notebook on disk as version 1 would have left it, with so many excerpts of which the step to version 2 restates each. */
export async function oldNotebook(path: string, excerpts: number): Promise<void> {
  cpSync(resolve('src/testing/examples/version-1.dossier'), path, { recursive: true })
  const { position, records, journal: read } = await readNotebook(realDisk, path)
  const [excerpt] = records.excerpts.values()
  const [source] = records.sources.values()
  if (!excerpt || !source) throw new Error('The stored notebook is empty.')
  const ports = { disk: realDisk, folder: path, notebookId: read.notebookId ?? '', unsure: null, next: 5 }
  const journal = new Journal({ ...ports, saved: position })
  let { revision } = position
  const line = { at, command: 'mark-excerpt', label: 'tag excerpt', joins: false, by: 'Ana' }
  for (let from = 0; from < excerpts; from += GROUP) {
    const change = Array.from({ length: GROUP }, (_, i) => {
      const after = { ...excerpt, id: (from + i).toString(16).padStart(16, '0'), updatedAt: at }
      return { table: 'excerpts' as const, id: after.id, before: null, after }
    })
    await journal.save([{ ...line, revision: (revision += 1), change }])
  }
  await bringUpToDate(realDisk, path, await journal.endSegment())
  // What opening reads of the journal is a short day's work, not all of this.
  const change = [{ table: 'sources' as const, id: source.id, before: source, after: { ...source, note: 'Read.' } }]
  await journal.save([{ ...line, revision: (revision += 1), change }])
  await journal.endSegment()
}
