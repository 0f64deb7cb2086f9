import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { keepPreferences } from '#main/desk/preferences.ts'
import { placesOf } from '#main/desk/places.ts'
import { openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import type { Disk } from '#main/storage/disk.ts'
import { holderAtOnce } from '#main/storage/holder.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import type { ConflictCopy } from '#main/storage/synchronised/conflict-copies.ts'
import { diskWithCopy, journalCopy } from '#main/storage/synchronised/journal-copy.ts'
import { Failure, must, type Call, type ExitCode, type Option } from './command.ts'
import type { Terminal } from './terminal.ts'
import { withDisk } from './unlocked.ts'

export { must } from './command.ts'

/** The option of every command that writes. */
export const byOption: Readonly<Record<string, Option>> = {
  by: {
    value: 'NAME',
    help: 'Who is at work, as excerpts and sources record it (else DOSSIER_BY, else the app’s settings).'
  }
}

/** The option of every command that reads. */
export const salvageOption: Readonly<Record<string, Option>> = {
  salvage: { help: 'Where the notebook is damaged, answer from the newest state that is whole.' }
}

/** The option of commands that can read a notebook as it was where a conflict copy comes from. */
export const copyOption: Readonly<Record<string, Option>> = {
  copy: {
    value: 'FILE',
    help: 'As it was where this conflict copy of a file of the journal comes from (see verify).'
  }
}

const ENDING = '.dossier'

/** Work with the notebook that a command names first, and close it whatever happens. */
export async function withNotebook(
  call: Call,
  { write }: { readonly write: boolean },
  work: (session: Session, disk: Disk) => Promise<ExitCode>
): Promise<ExitCode> {
  const path = notebookPath(call.operands[0] ?? '', call.terminal)
  if (write) mustBeFree(path)
  return withDisk(call, path, async disk => {
    const copy = call.given.text('copy')
    const there = copy === undefined ? disk : diskWithCopy(disk, path, await copyNamed(disk, path, copy))
    return withOpen(call, path, { write, disk: there }, work)
  })
}

/** Throws, before anything else is looked at or asked for, where another program has the right to write to a notebook. */
export function mustBeFree(path: string): void {
  const held = holderAtOnce(path)
  if (held !== null) throw new Failure(held)
}

async function copyNamed(disk: Disk, path: string, copy: string): Promise<ConflictCopy> {
  try {
    return await journalCopy(disk, path, copy)
  } catch (error) {
    throw error instanceof NotebookProblem ? new Failure(error.message) : error
  }
}

type Opening = { readonly write: boolean; readonly disk: Disk }

/** The same with a disk that is unlocked already. */
export async function withOpen(
  call: Call,
  path: string,
  { write, disk }: Opening,
  work: (session: Session, disk: Disk) => Promise<ExitCode>
): Promise<ExitCode> {
  const by = write ? await nameOf(call) : ''
  const who = { by: () => by, announce: () => {}, host: 'the command line' }
  const session = must(await openNotebook(path, { ...who, write, onlyToWrite: write, disk }))
  try {
    if (write && session.readOnly !== null) throw new Failure(session.readOnly)
    if (session.damage !== null) sayDamage(session.damage, call)
    const code = await work(session, disk)
    must(await session.close())
    return code
  } finally {
    // Closing what is closed does nothing.
    await session.close()
  }
}

function sayDamage(damage: string, { given, terminal }: Call): void {
  if (!given.has('salvage')) throw new Failure(`${damage} To read what there is, add --salvage.`)
  terminal.err(damage)
}

/** Where a notebook lies; the ending of its folder may be left out. */
export function notebookPath(name: string, { folder }: Terminal): string {
  const path = resolve(folder, name)
  return !existsSync(path) && existsSync(path + ENDING) ? path + ENDING : path
}

/** Where a new notebook is to lie: its folder always has the ending. */
export function newNotebookPath(name: string, { folder }: Terminal): string {
  const path = resolve(folder, name)
  return path.endsWith(ENDING) ? path : path + ENDING
}

/** Who is at work. */
export async function nameOf({ given, terminal: { env } }: Call): Promise<string> {
  const named = given.text('by') ?? env['DOSSIER_BY']
  if (named !== undefined) return named.trim()
  const preferences = await keepPreferences(placesOf(env, process.platform).config)
  return preferences.get().settings.name
}
