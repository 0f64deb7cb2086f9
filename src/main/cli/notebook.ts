import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Outcome } from '#shared/result.ts'
import { keepPreferences } from '#main/desk/preferences.ts'
import { placesOf } from '#main/desk/places.ts'
import { openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import { Failure, type Call, type ExitCode, type Option } from './command.ts'
import type { Terminal } from './terminal.ts'

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

const ENDING = '.dossier'

/** Work with the notebook that a command names first, and close it whatever happens. */
export async function withNotebook(
  call: Call,
  { write }: { readonly write: boolean },
  work: (session: Session) => Promise<ExitCode>
): Promise<ExitCode> {
  const by = write ? await nameOf(call) : ''
  const path = notebookPath(call.operands[0] ?? '', call.terminal)
  const session = must(
    await openNotebook(path, { by: () => by, announce: () => {}, write, onlyToWrite: write, host: 'the command line' })
  )
  try {
    if (write && session.readOnly !== null) throw new Failure(session.readOnly)
    if (session.damage !== null) sayDamage(session.damage, call)
    const code = await work(session)
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

/** The value of what was done; otherwise the command ends with the reason. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value
  throw new Failure(outcome.reason)
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
