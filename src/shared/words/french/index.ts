import type { Catalogue } from '../translate.ts'
import { shell } from './shell.ts'

/** What the window says itself. */
export const parts: Readonly<Record<string, Catalogue>> = { shell }

/** Sentences that come from elsewhere, put together: refusals, problems, names of steps. */
export const sentenceParts: Readonly<Record<string, Catalogue>> = {}

export const french: Catalogue = Object.assign({}, ...Object.values(parts)) as Catalogue
export const frenchSentences: Catalogue = Object.assign({}, ...Object.values(sentenceParts)) as Catalogue
