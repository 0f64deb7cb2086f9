import { encryptNotebook, isEncrypted, type Encrypted } from '#main/vault/index.ts'
import { Failure, type Call, type CliCommand, type ExitCode } from './command.ts'
import { must, mustBeFree, notebookPath } from './notebook.ts'
import { ANY_PASSPHRASE_DETAILS, newPassphraseOption, passphraseFor } from './secrets.ts'
import { progressOn } from './progress.ts'

/** What encryption hides, and what it does not. */
export const PROMISES = [
  'Encrypted are sources, texts, excerpts, notes, names, history and backups: whoever has the folder alone reads none of it.',
  'Not hidden are how many files there are, how large they are and when they changed, and the name of the folder.',
  'Copies made before, exports, and what a disk keeps of files that were deleted are not encrypted.',
  'Without the passphrase or the recovery key nobody can open it again, Dossier neither.'
] as const

/** What comes with a recovery key. */
export const KEY_ADVICE = 'Write the recovery key down and keep it away from this computer. It is not shown again.'

/** Encrypt a notebook. */
export const encryptCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Encrypt a notebook with a passphrase, and print its recovery key.',
  options: newPassphraseOption,
  details: `${PROMISES.join('\n')}\n${ANY_PASSPHRASE_DETAILS}`,
  async run(call) {
    const { operands, isJson, terminal } = call
    const path = notebookPath(operands[0] ?? '', terminal)
    mustBeFree(path)
    if (await isEncrypted(path))
      throw new Failure('This notebook is encrypted already. To change its passphrase: dossier passphrase NOTEBOOK')
    if (!isJson) for (const line of PROMISES) terminal.err(line)
    const passphrase = await passphraseFor(call, 'New passphrase for the notebook:')
    const made = must(
      await encryptNotebook(path, { passphrase, host: 'the command line', ...progressOn(terminal, 'Encrypting') })
    )
    terminal.progress('')
    if (isJson) terminal.out(JSON.stringify({ path, ...made }))
    else terminal.out('The notebook is encrypted.')
    return sayKey(made, call)
  }
}

/** Say the recovery key of a notebook that was just encrypted, and what is still to be done. */
export function sayKey({ recoveryKey, problem }: Encrypted, { isJson, terminal }: Call): ExitCode {
  if (!isJson) terminal.out(`Recovery key: ${recoveryKey}`)
  if (!isJson) terminal.err(KEY_ADVICE)
  if (problem !== null) terminal.err(problem)
  return problem === null ? 0 : 1
}
