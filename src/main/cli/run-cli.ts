import { readArguments } from './arguments.ts'
import { Failure, Misuse, type CliCommand, type ExitCode } from './command.ts'
import { backupCommand } from './backup.ts'
import { decryptCommand } from './decrypt.ts'
import { encryptCommand } from './encrypt.ts'
import { eraseCommand } from './erase.ts'
import { excerptsCommand } from './excerpts.ts'
import { exportCommand } from './export.ts'
import { helpFor, helpOf } from './help.ts'
import { importCommand } from './import.ts'
import { logCommand } from './log.ts'
import { markCommand } from './mark.ts'
import { nearest } from './near.ts'
import { newCommand } from './new.ts'
import { passphraseCommand } from './passphrase.ts'
import { redoCommand } from './redo.ts'
import { repairCommand } from './repair.ts'
import { runCommand } from './run.ts'
import { sealCommand } from './seal.ts'
import { searchCommand } from './search.ts'
import { serveCommand } from './serve.ts'
import { showCommand } from './show.ts'
import { sourcesCommand } from './sources.ts'
import { tagsCommand } from './tags.ts'
import type { Terminal } from './terminal.ts'
import { undoCommand } from './undo.ts'
import { verifyCommand } from './verify.ts'

/** Every command of the command line. A new one is one file and one line here. */
const commands: Readonly<Record<string, CliCommand>> = {
  new: newCommand,
  import: importCommand,
  sources: sourcesCommand,
  tags: tagsCommand,
  show: showCommand,
  mark: markCommand,
  excerpts: excerptsCommand,
  search: searchCommand,
  export: exportCommand,
  run: runCommand,
  undo: undoCommand,
  redo: redoCommand,
  log: logCommand,
  seal: sealCommand,
  verify: verifyCommand,
  repair: repairCommand,
  backup: backupCommand,
  erase: eraseCommand,
  encrypt: encryptCommand,
  decrypt: decryptCommand,
  passphrase: passphraseCommand,
  serve: serveCommand
}

/** Do what a command line says, and give its exit code. Whatever happens, the message is a plain sentence. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '--help', ...rest] = args
  if (['--help', '-h', 'help'].includes(name)) return help(rest[0], terminal)
  const command = commandNamed(name)
  if (!command) return misuse(unknownCommand(name), 'dossier --help', terminal)
  try {
    const { operands, given } = readArguments(rest, command)
    if (given.has('help')) return help(name, terminal)
    return await command.run({ operands, given, isJson: given.has('json'), terminal })
  } catch (error) {
    if (error instanceof Misuse) return misuse(error.message, `dossier ${name} --help`, terminal)
    terminal.err(error instanceof Failure ? error.message : `This should not have happened: ${wordsOf(error)}`)
    return 1
  }
}

function commandNamed(name: string): CliCommand | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined
}

function help(name: string | undefined, { out }: Terminal): ExitCode {
  const command = name === undefined ? undefined : commandNamed(name)
  out(command && name !== undefined ? helpFor(name, command) : helpOf(commands))
  return 0
}

function unknownCommand(name: string): string {
  const [near] = nearest(name, Object.keys(commands))
  return `There is no command “${name}”.${near ? ` Did you mean “${near}”?` : ''}`
}

function misuse(reason: string, hint: string, { err }: Terminal): ExitCode {
  err(`${reason} See: ${hint}`)
  return 2
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
