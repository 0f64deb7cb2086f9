import type { Catalogue } from '../translate.ts'
import { codebook } from './codebook.ts'
import { commands } from './commands.ts'
import { common } from './common.ts'
import { desk } from './desk.ts'
import { erasure } from './erasure.ts'
import { excerpts } from './excerpts.ts'
import { finding, findingSentences } from './finding.ts'
import { keys } from './keys.ts'
import { library } from './library.ts'
import { reader } from './reader.ts'
import { search } from './search.ts'
import { shell } from './shell.ts'
import { side } from './side.ts'
import { toldOfHistory } from './told-history.ts'
import { toldOfImport } from './told-import.ts'
import { toldOfNotebook } from './told-notebook.ts'
import { toldOfVault } from './told-vault.ts'
import { toldOfWork } from './told-work.ts'
import { vault } from './vault.ts'

/** What the window says itself. */
export const parts: Readonly<Record<string, Catalogue>> = {
  codebook,
  common,
  desk,
  erasure,
  excerpts,
  finding,
  keys,
  library,
  reader,
  search,
  shell,
  side,
  vault
}

/** Sentences that come from elsewhere, put together: refusals, problems, names of steps. */
export const sentenceParts: Readonly<Record<string, Catalogue>> = {
  commands,
  findingSentences,
  toldOfHistory,
  toldOfImport,
  toldOfNotebook,
  toldOfVault,
  toldOfWork
}

export const french: Catalogue = Object.assign({}, ...Object.values(parts)) as Catalogue
export const frenchSentences: Catalogue = Object.assign({}, ...Object.values(sentenceParts)) as Catalogue
