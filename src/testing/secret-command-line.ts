import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encryptNotebook } from '#main/vault/index.ts'
import { useCommandLine } from './command-line.ts'

export const passphrase = 'Tuareg señal 7 Kidal'
const article = 'The states said: “Leaving takes a year”.\nMali leaves the court.\n'

/** The command line in an empty folder for each test, and notebooks with and without encryption there. */
export function useSecretCommandLine() {
  const cli = Object.assign(useCommandLine(), { recoveryKey: '' })
  const { call, dossier, write } = cli
  const withPassphrase = (...args: readonly string[]) => call({ env: { DOSSIER_PASSPHRASE: passphrase } }, ...args)

  /** A notebook with a source and an excerpt, not encrypted. */
  const plain = async () => {
    await write('states.txt', article)
    await dossier('new', 'n.dossier')
    await dossier('import', 'n.dossier', 'states.txt')
    await dossier('mark', 'n', '--source', 'states.txt', '--quote', 'Mali', '--tag', 'Withdrawal', '--note', 'Why now')
  }

  /** The same, encrypted with the least work, so that each test need not wait. */
  const encrypted = async () => {
    await plain()
    const path = join(cli.folder, 'n.dossier')
    const made = await encryptNotebook(path, { passphrase, host: 'a test', scryptCost: 2 })
    cli.recoveryKey = made.kind === 'done' ? made.value.recoveryKey : ''
  }

  /** Every byte and every name in a folder. */
  const everythingIn = async (name: string) => {
    const paths = await readdir(join(cli.folder, name), { recursive: true, withFileTypes: true })
    const files = paths.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
    const bytes = await Promise.all(files.map(file => readFile(file, 'latin1')))
    return [...paths.map(entry => entry.name), ...bytes].join('\n')
  }
  return Object.assign(cli, { withPassphrase, plain, encrypted, everythingIn })
}
