import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { exportCopy, type CopyProgress } from '#main/copies/export-copy.ts'
import { problemOfRecipient, type CopyKey } from '#main/copies/age-key.ts'
import { Misuse, type Call, type ExitCode, type Option } from './command.ts'
import { mustLieOutside } from './files.ts'
import { must, notebookPath } from './notebook.ts'
import { progressOn } from './progress.ts'
import { newPassphraseOption, passphraseFor } from './secrets.ts'
import { withDisk } from './unlocked.ts'

/** The options of a copy. */
export const copyOptions: Readonly<Record<string, Option>> = {
  recipient: {
    value: 'age1…',
    isRepeatable: true,
    help: 'Encrypt the copy for this public key of age, with no passphrase.'
  },
  ...newPassphraseOption,
  force: { help: 'Replace the file that is there.' }
}

const HOST_NAMES: Readonly<Record<CopyProgress['step'], string>> = { writing: 'Copying', checking: 'Checking the copy' }

/** Write an encrypted copy of a notebook to a file elsewhere. */
export async function exportTo(call: Call, name: string | undefined): Promise<ExitCode> {
  if (name === undefined) throw new Misuse('FILE.age is missing: where to write the copy.')
  const { operands, given, isJson, terminal } = call
  const path = notebookPath(operands[0] ?? '', terminal)
  const file = await placeOf(resolve(terminal.folder, name))
  mustBeRecipients(given.texts('recipient'))
  const writing = progressOn(terminal, HOST_NAMES.writing)
  const checking = progressOn(terminal, HOST_NAMES.checking)
  const made = await withDisk(call, path, async disk =>
    exportCopy(path, file, {
      key: await keyFor(call),
      disk,
      mayReplace: given.has('force'),
      signal: writing.signal,
      onProgress: ({ step, done, total }) => (step === 'writing' ? writing : checking).onProgress(done, total)
    })
  )
  terminal.progress('')
  const { revision, files, bytes } = must(made)
  if (isJson) terminal.out(JSON.stringify({ file, revision, files, bytes }))
  else terminal.out(`Wrote ${file}: ${files} files as of change ${revision}, encrypted, and read again.`)
  if (!isJson)
    terminal.err(`To open it anywhere: age --decrypt --output copy.zip ${basename(file)}, then unzip copy.zip`)
  return 0
}

/** A link is followed, so that what it leads to is written and not the link. */
async function placeOf(path: string): Promise<string> {
  const folder = await realpath(dirname(path)).catch(() => dirname(path))
  const file = await realpath(path).catch(() => join(folder, basename(path)))
  mustLieOutside(path, file)
  return file
}

function mustBeRecipients(recipients: readonly string[]): void {
  for (const recipient of recipients) {
    const problem = problemOfRecipient(recipient)
    if (problem !== null) throw new Misuse(problem)
  }
}

/** Asked for only once the notebook is unlocked, so that nobody thinks up a passphrase in vain. */
async function keyFor(call: Call): Promise<CopyKey> {
  const recipients = call.given.texts('recipient')
  if (recipients.length > 0 && call.given.has('new-passphrase-file'))
    throw new Misuse('A copy is for recipients or for a passphrase, not both.')
  if (recipients.length > 0 && call.terminal.env['DOSSIER_NEW_PASSPHRASE'])
    call.terminal.err('DOSSIER_NEW_PASSPHRASE is not used: this copy is for recipients.')
  if (recipients.length > 0) return { kind: 'recipients', recipients }
  return { kind: 'passphrase', passphrase: await passphraseFor(call, 'Passphrase for the copy:') }
}
