import { z } from 'zod'
import { refuse } from '#shared/result.ts'
import { command } from './command.ts'

/** Bring tags in from a CSV file: a path that exists is updated, a new one is added. */
export const importCodebook = command({
  label: 'import codebook',
  input: z.strictObject({ kind: z.literal('import-codebook'), csv: z.string().max(5_000_000) }),
  run() {
    return refuse('Codebooks cannot be imported yet.')
  }
})
