import { decryptNotebook, isEncrypted } from '#main/vault/index.ts'
import { Failure, type CliCommand } from './command.ts'
import { must, mustBeFree, notebookPath } from './notebook.ts'
import { progressOn } from './progress.ts'
import { withUnlocked } from './unlocked.ts'

/** Take the encryption off a notebook. */
export const decryptCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Take the encryption off a notebook.',
  options: {},
  details: 'Whoever can read the folder can then read the notebook. Its passphrase and recovery key no longer matter.',
  async run(call) {
    const { operands, isJson, terminal } = call
    const path = notebookPath(operands[0] ?? '', terminal)
    mustBeFree(path)
    if (!(await isEncrypted(path))) throw new Failure(NOT_ENCRYPTED)
    const secret = await withUnlocked(call, path, async unlocked => unlocked.secret)
    must(await decryptNotebook(path, { secret, host: 'the command line', ...progressOn(terminal, 'Decrypting') }))
    terminal.progress('')
    terminal.out(
      isJson
        ? JSON.stringify({ path, isEncrypted: false })
        : 'The notebook is no longer encrypted. Whoever can read its folder can read it.'
    )
    return 0
  }
}

/** Why there is nothing to decrypt or to change. */
export const NOT_ENCRYPTED = 'There is no encrypted notebook here. To encrypt one: dossier encrypt NOTEBOOK'
