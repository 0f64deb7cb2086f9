import type { Backup } from '#shared/contract/backups.ts'
import { backupWork } from '#main/backups/backup-work.ts'
import { restoreBackup } from '#main/backups/restore-backup.ts'
import { agrees } from './backup-question.ts'
import { wordsOfDifference } from './backup-words.ts'
import { Failure, Misuse, type Call, type CliCommand, type ExitCode } from './command.ts'
import { copyOptions, exportTo } from './export-copy.ts'
import { byOption, must, notebookPath, withNotebook } from './notebook.ts'
import { withDisk } from './unlocked.ts'

/** Make, list and restore the backups of a notebook. */
export const backupCommand: CliCommand = {
  operands: 'NOTEBOOK make|list|restore ID|export FILE.age',
  least: 2,
  most: 3,
  summary: 'Make, list or restore backups of the notebook, or export an encrypted copy.',
  options: { ...byOption, yes: { short: 'y', help: 'Restore without asking first.' }, ...copyOptions },
  details:
    'ID is as listed, or a revision. Backups lie in the notebook folder and hold everything but the originals and texts, which\n' +
    'never change. Restoring says first what differs, and is a step that can be undone.\n' +
    'export writes the whole notebook into one encrypted file for another disk. It opens without Dossier: “age --decrypt”\n' +
    'gives a zip of the notebook folder. Its passphrase comes from --new-passphrase-file or DOSSIER_NEW_PASSPHRASE, else from\n' +
    '--passphrase-file or DOSSIER_PASSPHRASE, else it is asked for; with --recipient, the copy has none.',
  async run(call) {
    const [, task = '', id] = call.operands
    if (task === 'export') return exportTo(call, id)
    if (task === 'restore' && id !== undefined) return restore(call, id)
    if (task === 'restore') throw new Misuse('ID is missing: which backup to restore.')
    if (id !== undefined) throw new Misuse(`“${task}” takes no ID.`)
    if (task === 'make') return make(call)
    if (task === 'list') return list(call)
    throw new Misuse(`“${task}” is none of make, list, restore and export.`)
  }
}

async function make(call: Call): Promise<ExitCode> {
  const { operands, isJson, terminal } = call
  const path = notebookPath(operands[0] ?? '', terminal)
  const made = must(await withDisk(call, path, disk => backupWork(path, disk)({ kind: 'make' })))
  const words = made.isNew ? 'Backed up' : 'Nothing changed since the backup of'
  terminal.out(isJson ? JSON.stringify(made) : `${words} revision ${made.revision}: ${made.id}`)
  return 0
}

async function list(call: Call): Promise<ExitCode> {
  const { isJson, terminal } = call
  // Opened only to say what is wrong where there is no notebook.
  return withNotebook(call, { write: false }, async (session, disk) => {
    const backups = must(await backupWork(session.path, disk)({ kind: 'list' }))
    if (isJson) terminal.out(JSON.stringify({ backups }))
    else for (const backup of backups) terminal.out(lineOf(backup))
    if (!isJson && backups.length === 0)
      terminal.err('There are no backups yet. Make one with: dossier backup NOTEBOOK make')
    return 0
  })
}

function lineOf({ id, at, revision, bytes }: Backup): string {
  const size = bytes === null ? 'damaged, cannot be restored' : `${Math.ceil(bytes / 1000)} kB`
  return `${id}  ${at.slice(0, 16).replace('T', ' ')} UTC  revision ${revision}  ${size}`
}

async function restore(call: Call, id: string): Promise<ExitCode> {
  const { given, isJson, terminal } = call
  return withNotebook(call, { write: true }, async (session, disk) => {
    const work = backupWork(session.path, disk)
    const difference = must(await work({ kind: 'compare', id }))
    const { isSame } = difference
    const say = isJson ? terminal.err : terminal.out
    for (const line of wordsOfDifference(difference)) say(line)
    if (!isSame) {
      if (!given.has('yes') && !(await agrees('Restore this backup?', terminal)))
        throw new Failure('Nothing was changed. To restore it, add --yes.')
      must(await restoreBackup(session, work, id))
      if (!isJson) terminal.out('The backup is restored. To take that back: dossier undo NOTEBOOK')
    }
    if (isJson) terminal.out(JSON.stringify({ id, isRestored: !isSame, difference }))
    return 0
  })
}
