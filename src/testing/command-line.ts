import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect } from 'vitest'
import { runCli } from '#main/cli/run-cli.ts'

/** What is around a call of the command line. */
export type Around = {
  readonly env?: NodeJS.ProcessEnv
  /** What is typed at a terminal, a line for each question. */
  readonly typed?: readonly string[]
  /** What comes in by a pipe, or, with `isTTY`, all at once from a terminal. */
  readonly piped?: string
  readonly isTTY?: boolean
}

/** The source that most tests of the command line read. */
export const article = `Three states leave

The states said: “Leaving takes a year”.
A minister said that leaving takes a year.

L’événement was called a coup in the coup capital.
`

/** Call the command line in a folder; everything it prints is kept, without the line end that a terminal adds. */
export async function callCli(folder: string, { env, typed, piped = '', isTTY }: Around, ...args: readonly string[]) {
  const lines: { readonly out: string[]; readonly err: string[] } = { out: [], err: [] }
  const keyboard = Object.assign(new PassThrough(), typed && { isTTY: true, setRawMode: () => {} }, isTTY && { isTTY })
  if (typed) keyboard.write(typed.map(line => `${line}\r`).join(''))
  else keyboard.end(piped)
  const code = await runCli(args, {
    folder,
    env: { DOSSIER_CONFIG: join(folder, 'config'), DOSSIER_BY: 'Awa', ...env },
    out: line => void lines.out.push(line),
    err: line => void lines.err.push(line),
    progress: () => {},
    input: () => keyboard,
    interrupted: () => new AbortController().signal,
    isDeaf: () => false
  })
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
}

/** An empty folder for each test, and the command line called in it. */
export function useCommandLine() {
  /** `around` is what is around each call of a test from then on. */
  const cli: { folder: string; around: Around } = { folder: '', around: {} }
  const call = (around: Around, ...args: readonly string[]) => callCli(cli.folder, around, ...args)
  const dossier = (...args: readonly string[]) => call(cli.around, ...args)
  const write = (name: string, text: string | Uint8Array) => writeFile(join(cli.folder, name), text)

  /** Call it for its JSON. */
  const json = async (...args: readonly string[]) => {
    const { out, code, err } = await dossier(...args, '--json')
    expect([code, err]).toEqual([0, ''])
    return JSON.parse(out)
  }

  /** Make a notebook with one source. */
  const open = async () => {
    await write('states.txt', article)
    await dossier('new', 'n.dossier')
    await dossier('import', 'n.dossier', 'states.txt')
  }
  const mark = (quote: string, ...more: readonly string[]) =>
    dossier('mark', 'n.dossier', '--source', 'states.txt', '--quote', quote, '--tag', 'Withdrawal', ...more)

  beforeEach(async () => {
    cli.folder = await mkdtemp(join(tmpdir(), 'cli-'))
    cli.around = {}
  })
  afterEach(() => rm(cli.folder, { recursive: true, force: true }))
  return Object.assign(cli, { call, dossier, json, write, open, mark })
}
