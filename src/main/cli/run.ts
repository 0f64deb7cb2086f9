import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { commandSchema } from '#shared/commands/index.ts'
import type { Outcome } from '#shared/result.ts'
import type { Session } from '#main/session.ts'
import { Failure, type Call, type CliCommand, type ExitCode } from './command.ts'
import { wordsFor } from './files.ts'
import { linesOf } from './lines.ts'
import { byOption, withNotebook } from './notebook.ts'

/** Run commands from a file or the standard input. */
export const runCommand: CliCommand = {
  operands: 'NOTEBOOK [FILE.jsonl]',
  least: 1,
  most: 2,
  summary: 'Run commands, one JSON object a line, from a file or the standard input.',
  options: byOption,
  details:
    'Prints one line for each, in order, once it is on disk: {"n":1,"ok":true,"id":…} or {"n":2,"ok":false,"reason":…};\n' +
    'n is the number of its line. Besides the commands: {"kind":"undo"} and {"kind":"redo"}.\n' +
    'The kind "add-source" is not taken, because a source is added with its file: use dossier import.',
  async run(call) {
    const input = await inputOf(call)
    return withNotebook(call, { write: true }, session => runAll(session, input, call))
  }
}

// Enough for commands to be saved in groups, without holding a whole file of them in memory.
const MOST_WAITING = 1000

async function runAll(
  session: Session,
  input: AsyncIterable<string | Uint8Array>,
  { terminal }: Call
): Promise<ExitCode> {
  const interrupted = terminal.interrupted()
  let n = 0
  let waiting = 0
  let isAllDone = true
  let printed = Promise.resolve()

  async function print(answer: Promise<Answered>): Promise<void> {
    const answered = await answer
    waiting -= 1
    if (!answered.ok) isAllDone = false
    terminal.out(JSON.stringify(answered))
  }

  for await (const line of linesOf(input, interrupted)) {
    n += 1
    if (terminal.isDeaf()) break
    if (!line.trim()) continue
    waiting += 1
    const answer = answerTo(session, line, n)
    // The next line is read while this one is being saved, but the answers keep the order.
    printed = printed.then(() => print(answer))
    if (waiting >= MOST_WAITING) await printed
  }
  await printed
  if (interrupted.aborted) throw new Failure('Stopped early. What was answered is saved.')
  return isAllDone ? 0 : 1
}

type Answered =
  | { readonly n: number; readonly ok: true; readonly id: string | null; readonly label?: string }
  | { readonly n: number; readonly ok: false; readonly reason: string }

async function answerTo(session: Session, line: string, n: number): Promise<Answered> {
  const input = parsed(line)
  if (input === undefined) return { n, ok: false, reason: 'This line is not JSON.' }
  const step = stepOf(session, input)
  if (step) return taken(n, await step)
  const command = commandSchema.safeParse(input)
  if (!command.success) return { n, ok: false, reason: problemOf(command.error.issues) }
  if (command.data.kind === 'add-source')
    return { n, ok: false, reason: 'A source is added with its file: use dossier import.' }
  const outcome = await session.run(command.data)
  return outcome.kind === 'done' ? { n, ok: true, id: outcome.value } : { n, ok: false, reason: outcome.reason }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function stepOf(session: Session, input: unknown): Promise<Outcome<string | null>> | null {
  const isStep = typeof input === 'object' && input !== null && 'kind' in input && Object.keys(input).length === 1
  if (isStep && input.kind === 'undo') return session.undo()
  return isStep && input.kind === 'redo' ? session.redo() : null
}

function taken(n: number, outcome: Outcome<string | null>): Answered {
  if (outcome.kind !== 'done') return { n, ok: false, reason: outcome.reason }
  if (outcome.value === null) return { n, ok: false, reason: 'There is nothing to take back or make again.' }
  return { n, ok: true, id: null, label: outcome.value }
}

type Issue = { readonly code?: string | undefined; readonly path: readonly PropertyKey[]; readonly message: string }

function problemOf([issue]: readonly Issue[]): string {
  if (!issue || issue.code === 'invalid_union') return 'There is no command of this kind.'
  const where = issue.path.map(String).join('.')
  return `${where ? `“${where}”: ` : ''}${issue.message}.`
}

async function inputOf({ operands: [, name], terminal }: Call): Promise<AsyncIterable<string | Uint8Array>> {
  return name === undefined || name === '-' ? terminal.input() : fileStream(name, terminal.folder)
}

async function fileStream(name: string, folder: string): Promise<Readable> {
  const path = resolve(folder, name)
  try {
    if ((await stat(path)).isDirectory()) throw new Failure(`“${name}” is a folder. Name a file of commands.`)
    return createReadStream(path)
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`“${name}” cannot be read. ${wordsFor(error)}`)
  }
}
