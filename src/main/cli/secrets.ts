import { resolve } from 'node:path'
import { passphraseProblem, type Secret } from '#main/vault/index.ts'
import { isRecoveryKey } from '#main/vault/recovery-key.ts'
import { Failure, Misuse, type Call, type Option } from './command.ts'
import { readableBytes } from './files.ts'
import { askHidden } from './hidden-line.ts'

/** The options of every command that opens a notebook. */
export const secretOptions: Readonly<Record<string, Option>> = {
  'passphrase-file': { value: 'FILE', help: 'The passphrase of an encrypted notebook is the first line of this file.' },
  'recovery-key-file': { value: 'FILE', help: 'Its recovery key is, instead.' }
}

/** The option of the commands that ask for a new passphrase. */
export const newPassphraseOption: Readonly<Record<string, Option>> = {
  'new-passphrase-file': { value: 'FILE', help: 'The new passphrase is the first line of this file.' }
}

/** What stands in the help of the commands that ask for a new passphrase. */
export const NEW_PASSPHRASE_DETAILS =
  'A new passphrase comes from --new-passphrase-file or DOSSIER_NEW_PASSPHRASE, else it is asked for twice. It is never\n' +
  'taken from the command line, which other programs can read.'

/** The same of those that can do with the passphrase that was given anyway. */
export const ANY_PASSPHRASE_DETAILS =
  'Its passphrase comes from --new-passphrase-file or DOSSIER_NEW_PASSPHRASE, else from --passphrase-file or\n' +
  'DOSSIER_PASSPHRASE, which is said, else it is asked for twice. It is never taken from the command line, which other\n' +
  'programs can read.'

const SAME_PASSPHRASE =
  'The passphrase is the one of --passphrase-file or DOSSIER_PASSPHRASE. For another give --new-passphrase-file or DOSSIER_NEW_PASSPHRASE.'

const MOST_BYTES = 65_536
const ATTEMPTS = 3
const PRINTED_KEY = /^(?:[a-z2-7]{7}-){7}[a-z2-7]{7}$/i

/** The secret that was given without a question: by a file, or by the environment. */
export async function givenSecret({ given, terminal }: Call): Promise<Secret | null> {
  const passphraseFile = given.text('passphrase-file')
  const keyFile = given.text('recovery-key-file')
  if (passphraseFile !== undefined && keyFile !== undefined)
    throw new Misuse('Give --passphrase-file or --recovery-key-file, not both.')
  if (keyFile !== undefined) return { kind: 'recovery key', recoveryKey: await firstLineOf(keyFile, terminal.folder) }
  const passphrase =
    passphraseFile === undefined
      ? terminal.env['DOSSIER_PASSPHRASE']
      : await firstLineOf(passphraseFile, terminal.folder)
  return passphrase ? secretOf(passphrase) : null
}

/** Ask for the passphrase or the recovery key of a notebook. */
export async function askSecret(name: string, { terminal }: Call): Promise<Secret> {
  const typed = await askHidden(`Passphrase of “${name}”, or its recovery key:`, terminal)
  if (typed === null) throw new Failure(HOW_TO_GIVE)
  if (typed === '') throw new Failure('No passphrase was given. Nothing was done.')
  return secretOf(typed)
}

/** How a passphrase is given where none was, and nobody can be asked. */
const HOW_TO_GIVE =
  'This notebook is encrypted. Give its passphrase with --passphrase-file FILE or in DOSSIER_PASSPHRASE, or its recovery key with --recovery-key-file FILE; on a terminal, it is asked for.'

/** What was typed is a recovery key where it has the form of one: no passphrase looks like that by chance. */
function secretOf(typed: string): Secret {
  const isKey = PRINTED_KEY.test(typed.trim()) || isRecoveryKey(typed)
  return isKey ? { kind: 'recovery key', recoveryKey: typed } : { kind: 'passphrase', passphrase: typed }
}

/** A passphrase for what is encrypted only now: the new one, else the one that was given, else one that is typed. */
export async function passphraseFor(call: Call, question: string): Promise<string> {
  const given = await givenSecret(call)
  return newPassphrase(call, question, given?.kind === 'passphrase' ? given.passphrase : null)
}

/** The new passphrase that was given or is typed, twice, and good enough. */
export async function newPassphrase(call: Call, question: string, otherwise: string | null = null): Promise<string> {
  const own = await givenNewPassphrase(call)
  const given = own ?? otherwise
  if (own === null && otherwise !== null) call.terminal.err(SAME_PASSPHRASE)
  if (given !== null) {
    const problem = passphraseProblem(given)
    if (problem !== null) throw new Failure(problem)
    return given
  }
  for (let attempt = 1; ; attempt++) {
    const typed = await askTwice(question, call)
    if ('passphrase' in typed) return typed.passphrase
    if (attempt === ATTEMPTS) throw new Failure(typed.problem)
    call.terminal.err(typed.problem)
  }
}

async function givenNewPassphrase({ given, terminal }: Call): Promise<string | null> {
  const file = given.text('new-passphrase-file')
  if (file !== undefined) return firstLineOf(file, terminal.folder)
  return terminal.env['DOSSIER_NEW_PASSPHRASE'] || null
}

type Typed = { readonly passphrase: string } | { readonly problem: string }

async function askTwice(question: string, { terminal }: Call): Promise<Typed> {
  const passphrase = await askHidden(question, terminal)
  if (passphrase === null)
    throw new Failure(
      'A new passphrase is needed. Give it with --new-passphrase-file FILE or in DOSSIER_NEW_PASSPHRASE; on a terminal, it is asked for.'
    )
  if (passphrase === '') throw new Failure('No passphrase was given. Nothing was done.')
  const problem = passphraseProblem(passphrase)
  if (problem !== null) return { problem }
  const again = await askHidden('The same once more:', terminal)
  return again === passphrase ? { passphrase } : { problem: 'The two were not the same. Type it again.' }
}

async function firstLineOf(name: string, folder: string): Promise<string> {
  const bytes = await readable(name, folder)
  const [line = ''] = decoded(bytes, name).split(/\r?\n/)
  if (line === '') throw new Failure(`The first line of “${name}” is empty. Write the passphrase or the key there.`)
  return line
}

async function readable(name: string, folder: string): Promise<Uint8Array> {
  try {
    return await readableBytes(resolve(folder, name), MOST_BYTES, 'It is too large to be the file of a passphrase.')
  } catch (error) {
    throw new Failure(`“${name}” cannot be read. ${error instanceof Error ? error.message : ''}`)
  }
}

/** The mark that some editors put at the start of a file is not part of a passphrase; the decoder leaves it out. */
function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Failure(`“${name}” is not UTF-8. Save it as UTF-8, with the passphrase on the first line.`)
  }
}
