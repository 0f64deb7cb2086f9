import { describe, expect, it } from 'vitest'
import { freshDisk, SIMULATED } from '../../testing/open-folder.ts'
import type { JournalEntry } from '../saving.ts'
import { Journal } from './journal.ts'
import { readJournal } from './read-journal.ts'
import { readNotebook } from './read-notebook.ts'

const at = '2026-11-22T07:00:00.000Z'

/** A notebook with so many lines in its journal. */
async function withLines(count: number) {
  const disk = await freshDisk()
  const { position, journal: read } = await readNotebook(disk, SIMULATED)
  const ports = { disk, folder: SIMULATED, notebookId: read.notebookId ?? '', unsure: null, next: 2 }
  const journal = new Journal({ ...ports, saved: position })
  const tag = { id: 't', name: 'Coups', parentId: null, order: 1, colour: null, key: null, counts: '', example: '' }
  const entries = Array.from({ length: count }, (_, i): JournalEntry => {
    const after = { ...tag, definition: `What ${i} means. `.repeat(20), doesNotCount: '', note: '' }
    const line = { at, command: 'edit-tag', label: 'edit tag', joins: false, by: 'Ana' }
    return { ...line, revision: position.revision + i + 1, change: [{ table: 'tags', id: 't', before: null, after }] }
  })
  await journal.save(entries)
  return { disk, revision: position.revision + count }
}

/** How many turns others have while something is done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  const count = () => {
    turns += 1
    next = setImmediate(count)
  }
  let next = setImmediate(count)
  await work()
  clearImmediate(next)
  return turns
}

describe('a long journal (H)', () => {
  it('[H18] is read a few lines at a time, with others having their turn between', async () => {
    const [short, long] = [await withLines(1), await withLines(4000)]
    const read = ({ disk }: typeof short) => turnsDuring(() => readJournal(disk, SIMULATED, 0))
    const opened = ({ disk }: typeof short) => turnsDuring(() => readNotebook(disk, SIMULATED))
    expect((await read(long)) - (await read(short))).toBeGreaterThan(2)
    expect((await opened(long)) - (await opened(short))).toBeGreaterThan(2)
    const { position, records } = await readNotebook(long.disk, SIMULATED)
    expect([position.revision, records.tags.get('t')?.definition.slice(0, 9)]).toEqual([long.revision, 'What 3999'])
  })
})
