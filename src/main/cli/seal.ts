import { fingerprintOf, statementOf } from '#main/custody/seal-text.ts'
import { makeSeal } from '#main/custody/seal.ts'
import { placesOf } from '#main/desk/places.ts'
import type { CliCommand } from './command.ts'
import { must, notebookPath } from './notebook.ts'
import { withDisk } from './unlocked.ts'

/** Print a seal of the notebook. */
export const sealCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Print a seal: one line that later shows whether anything recorded so far was changed.',
  options: {},
  details:
    'Keep the line where nobody who can change the notebook can change it: on paper, with a colleague, in an e-mail.\n' +
    '“dossier verify NOTEBOOK --seal SEAL” checks it. It is signed with the key of this computer, made on first use.\n' +
    'It proves order and integrity since the seal, not when things were done, and not by whom.',
  async run(call) {
    const { operands, isJson, terminal } = call
    const { config } = placesOf(terminal.env, process.platform)
    const path = notebookPath(operands[0] ?? '', terminal)
    const { text, seal } = must(await withDisk(call, path, disk => makeSeal(path, config, disk)))
    const { notebookId, revision, head, publicKey, signature } = seal
    const key = fingerprintOf(publicKey)
    if (isJson) {
      const keys = { publicKey: publicKey.toString('hex'), signature: signature.toString('hex') }
      const statement = statementOf(seal).toString()
      terminal.out(JSON.stringify({ seal: text, notebookId, revision, head, key, ...keys, statement }))
      return 0
    }
    terminal.out(text)
    terminal.err(`It seals ${revision} changes of notebook ${notebookId}, signed with the key ${key} of this computer.`)
    terminal.err('It proves order and integrity from now on, not when things were done, and not by whom.')
    return 0
  }
}
