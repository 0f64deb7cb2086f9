import { BrokenFile } from './disk.ts'
import { SCHEMA_VERSION } from '#shared/model/about.ts'

/** The notebook cannot be opened, or its file not be read; `message` says why in plain words, and what to do. */
export class NotebookProblem extends Error {}

/** What is wrong with a file of the notebook. */
export type Fault = {
  readonly file: string
  readonly what: string
  /** Where all that is there is as it was written, and something before it is not there. */
  readonly lacks?: true
}

/** A file of the notebook is not as it was written. */
export class Damage extends NotebookProblem {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(
      `The notebook is damaged: ${fault.file} ${fault.what}. Make a copy of the whole folder first, then run “dossier verify” on it.`
    )
    this.fault = fault
  }
}

export const needsPassphrase = new NotebookProblem('This notebook is encrypted. Give its passphrase.')

export const keysMissing = new NotebookProblem(
  'This notebook is encrypted, and both keys.json and keys-copy.json are missing from its folder. Put one of them back from a copy of the folder: nothing else can open it.'
)

export const fromNewerVersion = new NotebookProblem(
  'This notebook was last written by a newer version of Dossier. Install the newest version to open it.'
)

/** Of a notebook whose tables have a shape that only a newer version knows. */
export function ofNewerSchema(schema: number): NotebookProblem {
  return new NotebookProblem(
    `This notebook was last written by a newer version of Dossier: its records are of version ${schema}, and this one reads them up to version ${SCHEMA_VERSION}. Install the newest version to open it.`
  )
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Free some space.',
  EDQUOT: 'Your share of the disk is used up. Free some space.',
  EIO: 'The disk reports an error. Copy the notebook folder to another disk soon.',
  EFBIG: 'A file would become too large for this disk. Copy the notebook folder to another disk.',
  EROFS: 'The disk can only be read. Allow writing, or copy the notebook folder to another disk.',
  EACCES: 'Dossier may not write in the notebook folder. Change the permissions of the folder.',
  EPERM: 'Dossier may not write in the notebook folder. Change the permissions of the folder.',
  EMFILE: 'Too many files are open on this computer. Close some programs.',
  ENFILE: 'Too many files are open on this computer. Close some programs.',
  ENOENT: 'The notebook folder, or a part of it, is no longer where it was. Put it back.',
  ENOTDIR: 'The notebook folder, or a part of it, is no longer where it was. Put it back.'
}

/** Say in plain words what is wrong with the disk. */
export function explain(error: unknown): string {
  if (error instanceof NotebookProblem || error instanceof BrokenFile) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const cause = error instanceof Error ? error.message : String(error)
  return SENTENCES[code] ?? `The disk refused (${cause}).`
}
