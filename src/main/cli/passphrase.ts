import { changePassphrase, isEncrypted, newRecoveryKey, type Secret } from '#main/vault/index.ts'
import { Failure, type Call, type CliCommand, type ExitCode } from './command.ts'
import { NOT_ENCRYPTED } from './decrypt.ts'
import { KEY_ADVICE } from './encrypt.ts'
import { must, notebookPath } from './notebook.ts'
import { NEW_PASSPHRASE_DETAILS, newPassphrase, newPassphraseOption } from './secrets.ts'
import { withUnlocked } from './unlocked.ts'

/** What to do where the other way into the notebook is gone. */
const LOST: Readonly<Record<Secret['kind'], string>> = {
  'recovery key':
    'What the recovery key opens was damaged and could not be kept, so the passphrase alone opens this notebook. Make a new recovery key: dossier passphrase NOTEBOOK --recovery-key',
  passphrase:
    'What the passphrase opens was damaged and could not be kept, so the recovery key alone opens this notebook. Set a passphrase with it: dossier passphrase NOTEBOOK --recovery-key-file FILE'
}

/** Change what opens an encrypted notebook. */
export const passphraseCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Change the passphrase of an encrypted notebook, or make it a new recovery key.',
  options: {
    ...newPassphraseOption,
    'recovery-key': { help: 'Make a new recovery key instead; the one before no longer opens the notebook.' }
  },
  details: `${NEW_PASSPHRASE_DETAILS}\nCopies of the folder made before still open with what opened them then.`,
  async run(call) {
    const path = notebookPath(call.operands[0] ?? '', call.terminal)
    if (!(await isEncrypted(path))) throw new Failure(NOT_ENCRYPTED)
    const secret = await withUnlocked(call, path, async unlocked => unlocked.secret)
    return call.given.has('recovery-key') ? replaceKey(call, path, secret) : replacePassphrase(call, path, secret)
  }
}

async function replacePassphrase(call: Call, path: string, secret: Secret): Promise<ExitCode> {
  const { isJson, terminal } = call
  const passphrase = await newPassphrase(call, 'New passphrase:')
  const { lost } = must(await changePassphrase(path, { secret, passphrase }))
  terminal.out(isJson ? JSON.stringify({ path, isChanged: true, lost }) : 'The passphrase is changed.')
  if (!isJson) terminal.err('Copies of the folder made before still open with the old one.')
  if (lost !== null) terminal.err(LOST[lost])
  return 0
}

async function replaceKey({ isJson, terminal }: Call, path: string, secret: Secret): Promise<ExitCode> {
  const { recoveryKey, lost } = must(await newRecoveryKey(path, { secret }))
  terminal.out(isJson ? JSON.stringify({ path, recoveryKey, lost }) : `Recovery key: ${recoveryKey}`)
  if (!isJson) terminal.err(`${KEY_ADVICE} The one before no longer opens this notebook.`)
  if (lost !== null) terminal.err(LOST[lost])
  return 0
}
