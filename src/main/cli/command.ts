import type { Outcome } from '#shared/result.ts'
import type { Terminal } from './terminal.ts'

/** 0: done; 1: something was refused, the rest is done; 2: misuse. */
export type ExitCode = 0 | 1 | 2

/** One option of a command, as `--help` tells it. */
export type Option = {
  /** What stands for its value in the help; without it, the option is a switch. */
  readonly value?: string
  readonly short?: string
  readonly isRepeatable?: boolean
  readonly help: string
}

/** One command of the command line. */
export type CliCommand = {
  /** What follows its name, without the options: `NOTEBOOK FILE...` */
  readonly operands: string
  /** How many of those there must be. */
  readonly least: number
  readonly most: number
  readonly summary: string
  readonly options: Readonly<Record<string, Option>>
  /** More to know, after the options. */
  readonly details?: string
  /** An option that takes the words after its value too: `--tag A B`. */
  readonly greedy?: string
  readonly run: (call: Call) => Promise<ExitCode>
}

/** A command as it was called. */
export type Call = {
  readonly operands: readonly string[]
  readonly given: Given
  readonly isJson: boolean
  readonly terminal: Terminal
}

/** The options that were given. */
export type Given = {
  readonly has: (name: string) => boolean
  /** The value given last. */
  readonly text: (name: string) => string | undefined
  readonly texts: (name: string) => readonly string[]
  /** A whole number within bounds; anything else is misuse. */
  readonly number: (name: string, least: number, most: number) => number | undefined
  /** One of some words; anything else is misuse. */
  readonly oneOf: <T extends string>(name: string, words: readonly T[]) => T | undefined
}

/** The command cannot be understood as it was typed. */
export class Misuse extends Error {}

/** The command was understood, but cannot be done; the message says why, and what to do. */
export class Failure extends Error {}

/** The value of what was done; otherwise the command ends with the reason. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value
  throw new Failure(outcome.reason)
}
