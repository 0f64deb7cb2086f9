import { rm } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { readCodebook } from '#shared/codebook/csv.ts'
import { createNotebook } from '#main/open-notebook.ts'
import { resourcePath } from '#main/resources.ts'
import type { Call, CliCommand } from './command.ts'
import { readableText } from './files.ts'
import { byOption, must, newNotebookPath, withNotebook } from './notebook.ts'

/** Make a notebook. */
export const newCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Make a notebook: a folder with the ending .dossier.',
  options: {
    title: { value: 'TITLE', help: 'What it is called (else like its folder).' },
    codebook: { value: 'starter|none|FILE.csv', help: 'The tags it starts with (else starter).' },
    ...byOption
  },
  async run(call) {
    const { operands, given, isJson, terminal } = call
    const path = newNotebookPath(operands[0] ?? '', terminal)
    const title = given.text('title')?.trim() || basename(path, '.dossier')
    // Read first, so that a codebook that cannot be read leaves no notebook behind.
    const csv = await codebookFrom(given.text('codebook') ?? 'starter', call)
    must(await createNotebook(path, { title }))
    if (csv !== null) await fill({ ...call, operands: [path] }, path, csv)
    terminal.out(isJson ? JSON.stringify({ path, title }) : `Made “${title}” in ${path}`)
    return 0
  }
}

async function codebookFrom(name: string, { terminal }: Call): Promise<string | null> {
  if (name === 'none') return null
  const file = name === 'starter' ? resourcePath('starter-codebook.csv') : resolve(terminal.folder, name)
  const csv = await readableText(file)
  must(readCodebook(csv))
  return csv
}

async function fill(call: Call, path: string, csv: string): Promise<void> {
  try {
    await withNotebook(call, { write: true }, async session => {
      must(await session.run({ kind: 'import-codebook', csv }))
      return 0
    })
  } catch (error) {
    await rm(path, { recursive: true, force: true })
    throw error
  }
}
