import { createNotebook, openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { commandSchema, type Command } from '#shared/commands/index.ts'
import { tableNames } from '#shared/model/notebook.ts'
import type { Outcome } from '#shared/result.ts'
import { SimulatedDisk } from './simulated-disk.ts'

export const SIMULATED = '/home/sahel.dossier'

/** Make a notebook on a simulated disk, and forget how. */
export async function freshDisk(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk(new Map([['/home', null]]))
  const created = await createNotebook(SIMULATED, { title: 'Sahel', disk })
  if (created.kind === 'refused') throw new Error(created.reason)
  return new SimulatedDisk(disk.files())
}

/** Open a notebook that must open. */
export async function openOn(disk: Disk = realDisk, path = SIMULATED, write = true): Promise<Session> {
  const opened = await openNotebook(path, { by: () => 'Ana', announce: () => {}, write, disk })
  if (opened.kind === 'refused') throw new Error(opened.reason)
  return opened.value
}

/** Run a command as a window sends it. */
export function run(session: Session, command: Command) {
  return session.run(commandSchema.parse(command))
}

/** The value of what must be done. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value
  throw new Error(outcome.reason)
}

/** Add a text as a source. */
export function addText(session: Session, text: string, title = text.slice(0, 20)) {
  return session.addSource({
    original: Buffer.from(text),
    text: { text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }], marks: [] },
    format: 'txt',
    fileName: 'news.txt',
    encoding: 'utf-8',
    words: text.split(/\s+/).length,
    citation: {
      ...{ title, authors: [], publisher: '', published: '', accessed: '', url: '', language: 'en' },
      kind: 'news article'
    }
  })
}

/** Everything a notebook holds, to be compared. */
export function contentOf({ notebook }: Pick<Session, 'notebook'>): unknown {
  return tableNames.map(name => [...notebook[name].values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
}

/** The same files as some time after the death of the process that had the notebook open. */
export function afterDeath(files: ReadonlyMap<string, Buffer | null>): SimulatedDisk {
  const left = [...files].map(([path, bytes]): [string, Buffer | null] => {
    if (!/\/lock(?:\.after-\w+)?$/.test(path) || !bytes) return [path, bytes]
    return [path, Buffer.from(bytes.toString().replace(/"pid":\d+/, '"pid":4194305'))]
  })
  return new SimulatedDisk(new Map(left))
}
