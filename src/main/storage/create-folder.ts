import { randomUUID } from 'node:crypto'
import { basename, dirname, join, resolve } from 'node:path'
import { ABOUT_ID, type About } from '#shared/model/about.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import type { Disk } from './disk.ts'
import { Journal } from './journal.ts'
import { genesis } from './journal-line.ts'
import { JOURNAL, ORIGINALS, TEXTS } from './layout.ts'
import { NotebookProblem } from './problems.ts'

/** Make the folder of a new notebook, whole or not at all. */
export async function createFolder(disk: Disk, path: string, title: string): Promise<void> {
  const folder = resolve(path)
  const found = await disk.find(folder)
  if (found && !(found.isFolder && (await disk.list(folder)).length === 0))
    throw new NotebookProblem(`There is something at “${path}” already. Choose another name.`)
  const parent = dirname(folder)
  if (!(await disk.find(parent))?.isFolder) throw new NotebookProblem(`There is no folder “${parent}”. Make it first.`)
  const unfinished = join(parent, `.${basename(folder)}.unfinished`)
  await removeUnfinished(disk, unfinished)
  await fill(disk, unfinished, title)
  await disk.rename(unfinished, folder)
  try {
    await disk.syncFolder(parent)
  } catch (error) {
    // What may not be there after a power cut must not be taken for a notebook.
    await disk.rename(folder, unfinished).catch(() => {})
    throw error
  }
}

async function fill(disk: Disk, folder: string, title: string): Promise<void> {
  const about: About = { id: ABOUT_ID, notebookId: randomUUID(), title, note: '', createdAt: new Date().toISOString() }
  for (const path of [folder, ...[JOURNAL, ORIGINALS, TEXTS].map(name => join(folder, name))])
    await disk.makeFolder(path)
  const { notebookId } = about
  const journal = new Journal({ disk, folder, notebookId, saved: genesis(notebookId), next: 1, unsure: null })
  const change = [{ table: 'about', id: ABOUT_ID, before: null, after: about }] as const
  const entry = {
    revision: 1,
    at: about.createdAt,
    command: 'create-notebook',
    label: null,
    joins: false,
    by: '',
    change
  }
  await journal.save([entry])
  await bringUpToDate(disk, folder, await journal.endSegment())
  await disk.syncFolder(folder)
}

/** What an interrupted attempt left behind holds nothing of anybody's. */
async function removeUnfinished(disk: Disk, folder: string): Promise<void> {
  if (!(await disk.find(folder))) return
  for (const name of await disk.list(folder)) {
    const path = join(folder, name)
    if ((await disk.find(path))?.isFolder) await removeUnfinished(disk, path)
    else await disk.remove(path)
  }
  await disk.removeFolder(folder)
}
