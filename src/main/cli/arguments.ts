import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { Misuse, type CliCommand, type Given, type Option } from './command.ts'
import { nearest } from './near.ts'
import { secretOptions } from './secrets.ts'

/** What every command understands. */
const commonOptions: Readonly<Record<string, Option>> = {
  json: { help: 'Print the result as JSON.' },
  help: { short: 'h', help: 'Print this.' }
}

/** All that a command understands: what it is alone in, and what every one does, or every one that opens a notebook. */
export function optionsOf({ operands, options }: CliCommand): Readonly<Record<string, Option>> {
  return { ...options, ...(/\bNOTEBOOK\b/.test(operands) && secretOptions), ...commonOptions }
}

/** A command line, taken apart. */
export type Arguments = { readonly operands: readonly string[]; readonly given: Given }

/** Take a command line apart by what its command understands; anything else is misuse. */
export function readArguments(args: readonly string[], command: CliCommand): Arguments {
  const known = optionsOf(command)
  const { values, tokens } = parsed(args, known)
  const operands: string[] = []
  const more: string[] = []
  let isAfterGreedy = false
  for (const token of tokens) {
    if (token.kind === 'option') isAfterGreedy = token.name === command.greedy
    if (token.kind !== 'positional') continue
    // The first operand is the notebook, wherever it stands.
    if (isAfterGreedy && operands.length > 0) more.push(token.value)
    else operands.push(token.value)
  }
  if (command.greedy) values[command.greedy] = [...listOf(values[command.greedy]), ...more]
  if (!values['help']) checkCount(operands, command)
  return { operands, given: givenOf(values) }
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

function parsed(args: readonly string[], known: Readonly<Record<string, Option>>) {
  try {
    return parseArgs({ args: [...args], options: configOf(known), allowPositionals: true, tokens: true })
  } catch (error) {
    throw new Misuse(wordsFor(error, Object.keys(known)))
  }
}

function configOf(known: Readonly<Record<string, Option>>): ParseArgsOptionsConfig {
  return Object.fromEntries(
    Object.entries(known).map(([name, { value, short, isRepeatable }]) => [
      name,
      {
        type: value ? ('string' as const) : ('boolean' as const),
        multiple: isRepeatable ?? false,
        ...(short && { short })
      }
    ])
  )
}

function wordsFor(error: unknown, names: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error)
  const [, option = ''] = /'(?:-\w, )?(--?[\w-]+)/.exec(message) ?? []
  if (message.startsWith('Unknown option')) {
    const [near] = nearest(option.replace(/^-+/, ''), names)
    return `There is no option ${option}.${near ? ` Did you mean --${near}?` : ''}`
  }
  const problem = problems.find(([part]) => message.includes(part))
  return problem ? problem[1].replaceAll('OPTION', option) : message
}

/** What Node's own messages mean, by a part of them. */
const problems: readonly (readonly [string, string])[] = [
  ['ambiguous', 'OPTION needs a value. If it starts with a dash, write OPTION=VALUE.'],
  ['argument missing', 'OPTION needs a value.'],
  ['does not take', 'OPTION takes no value.']
]

function checkCount({ length }: readonly string[], { operands, least, most }: CliCommand): void {
  const missing = operands.split(' ').filter(name => !name.startsWith('['))[length]
  if (length < least) throw new Misuse(`${missing ?? 'Something'} is missing.`)
  if (length > most) throw new Misuse('There is one word too many. Put words with spaces into quotation marks.')
}

function givenOf(values: Values): Given {
  const texts = (name: string) => listOf(values[name])
  const text = (name: string) => texts(name).at(-1)
  return {
    has: name => values[name] === true || texts(name).length > 0,
    text,
    texts,
    number(name, least, most) {
      const value = text(name)
      if (value === undefined) return undefined
      const number = Number(value)
      if (/^\d+$/.test(value) && number >= least && number <= most) return number
      throw new Misuse(`--${name} must be a whole number from ${least} to ${most}.`)
    },
    oneOf(name, words) {
      const value = text(name)
      const word = words.find(one => one === value)
      if (value !== undefined && word === undefined) throw new Misuse(`--${name} must be one of: ${words.join(', ')}.`)
      return word
    }
  }
}

function listOf(value: Values[string]): readonly string[] {
  return [value].flat().filter(one => typeof one === 'string')
}
