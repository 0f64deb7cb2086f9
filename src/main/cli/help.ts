import { optionsOf } from './arguments.ts'
import type { CliCommand, Option } from './command.ts'

/** Tell what all commands are for. */
export function helpOf(commands: Readonly<Record<string, CliCommand>>): string {
  const rows = Object.entries(commands).map(
    ([name, { operands, summary }]) => [`${name} ${operands}`, summary] as const
  )
  return [
    'dossier: a research notebook for people who read sources closely.',
    '',
    'Usage: dossier COMMAND NOTEBOOK [...]',
    '',
    ...inColumns(rows),
    '',
    'Every command takes --json and --help. An encrypted notebook opens with --passphrase-file FILE or DOSSIER_PASSPHRASE,',
    'else its passphrase is asked for. A command ends with 0 when all was done, 1 when something was refused, 2 when it was not understood.'
  ].join('\n')
}

/** Tell how a command is used. */
export function helpFor(name: string, command: CliCommand): string {
  const { operands, summary, details } = command
  const rows = Object.entries(optionsOf(command)).map(([option, about]) => rowOf(option, about))
  const usage = `Usage: dossier ${name} ${operands} [options]`
  return [usage, '', summary, '', ...inColumns(rows), ...(details ? ['', details] : [])].join('\n')
}

function rowOf(name: string, { value, short, isRepeatable, help }: Option): readonly [string, string] {
  const names = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`
  return [names, `${help}${isRepeatable ? ' May be given several times.' : ''}`]
}

function inColumns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
