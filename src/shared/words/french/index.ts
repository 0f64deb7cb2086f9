import type { Catalogue } from '../translate.ts'
import { codebook } from './codebook.ts'
import { common } from './common.ts'
import { erasure } from './erasure.ts'
import { excerpts } from './excerpts.ts'
import { reader } from './reader.ts'
import { shell } from './shell.ts'
import { vault } from './vault.ts'

/** What the window says itself. */
export const parts: Readonly<Record<string, Catalogue>> = { codebook, common, erasure, excerpts, reader, shell, vault }

/** Sentences that come from elsewhere, put together: refusals, problems, names of steps. */
export const sentenceParts: Readonly<Record<string, Catalogue>> = {}

export const french: Catalogue = Object.assign({}, ...Object.values(parts)) as Catalogue
export const frenchSentences: Catalogue = Object.assign({}, ...Object.values(sentenceParts)) as Catalogue
