import { rm } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { readCodebook } from '#shared/codebook/csv.ts'
import { createNotebook } from '#main/open-notebook.ts'
import { resourcePath } from '#main/resources.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { encryptNotebook, forget, unlock } from '#main/vault/index.ts'
import type { Call, CliCommand, ExitCode } from './command.ts'
import { PROMISES, sayKey } from './encrypt.ts'
import { readableText } from './files.ts'
import { byOption, must, newNotebookPath, withOpen } from './notebook.ts'
import { ANY_PASSPHRASE_DETAILS, newPassphraseOption, passphraseFor } from './secrets.ts'

/** Make a notebook. */
export const newCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Make a notebook: a folder with the ending .dossier.',
  options: {
    title: { value: 'TITLE', help: 'What it is called (else like its folder).' },
    codebook: { value: 'starter|none|FILE.csv', help: 'The tags it starts with (else starter).' },
    encrypt: { help: 'Encrypt it, and print its recovery key.' },
    ...newPassphraseOption,
    ...byOption
  },
  details: ANY_PASSPHRASE_DETAILS,
  async run(call) {
    const { operands, given, isJson, terminal } = call
    const path = newNotebookPath(operands[0] ?? '', terminal)
    const title = given.text('title')?.trim() || basename(path, '.dossier')
    // Read first, so that a codebook that cannot be read leaves no notebook behind.
    const csv = await codebookFrom(given.text('codebook') ?? 'starter', call)
    if (given.has('encrypt')) return makeEncrypted(call, path, title, csv)
    must(await createNotebook(path, { title }))
    await orNothing(path, () => fill(call, path, realDisk, csv, null))
    terminal.out(isJson ? JSON.stringify({ path, title }) : `Made “${title}” in ${path}`)
    return 0
  }
}

async function makeEncrypted(call: Call, path: string, title: string, csv: string | null): Promise<ExitCode> {
  const { isJson, terminal } = call
  if (!isJson) for (const line of PROMISES) terminal.err(line)
  const passphrase = await passphraseFor(call, 'New passphrase for the notebook:')
  // Nothing but the name of its folder is ever on the disk unencrypted.
  must(await createNotebook(path, { title: basename(path, '.dossier') }))
  const made = await orNothing(path, async () => {
    const encrypted = must(await encryptNotebook(path, { passphrase, host: 'the command line' }))
    const disk = must(await unlock(path, { kind: 'passphrase', passphrase }))
    try {
      await fill(call, path, disk, csv, title)
    } finally {
      forget(disk)
    }
    return encrypted
  })
  terminal.out(isJson ? JSON.stringify({ path, title, ...made }) : `Made “${title}” in ${path}, encrypted.`)
  return sayKey(made, call)
}

/** What cannot be finished leaves no notebook behind. */
async function orNothing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await rm(path, { recursive: true, force: true })
    throw error
  }
}

async function codebookFrom(name: string, { terminal }: Call): Promise<string | null> {
  if (name === 'none') return null
  const file = name === 'starter' ? resourcePath('starter-codebook.csv') : resolve(terminal.folder, name)
  const csv = await readableText(file)
  must(readCodebook(csv))
  return csv
}

async function fill(call: Call, path: string, disk: Disk, csv: string | null, title: string | null): Promise<void> {
  if (csv === null && title === null) return
  await withOpen(call, path, { write: true, disk }, async session => {
    if (title !== null && title !== basename(path, '.dossier'))
      must(await session.run({ kind: 'rename-notebook', title }))
    if (csv !== null) must(await session.run({ kind: 'import-codebook', csv }))
    return 0
  })
}
