import { z } from 'zod'
import { sourceFormats } from '#shared/model/source.ts'
import { done, refuse } from '#shared/result.ts'
import { citationSchema, problemOfCitation, tidyCitation } from './citation.ts'
import { command } from './command.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Add a document whose original and text already lie in the notebook folder. */
export const addSource = command({
  label: 'add source',
  input: z.strictObject({
    kind: z.literal('add-source'),
    sha256: hash,
    textHash: hash,
    format: z.enum(sourceFormats),
    fileName: z.string().min(1).max(1000),
    bytes: z.int().min(0),
    encoding: z.string().max(100).nullable(),
    words: z.int().min(0),
    citation: citationSchema
  }),
  run(draft, input, { newId, now, by }) {
    const { sha256, textHash, format, fileName, bytes, encoding, words } = input
    const [same] = draft.filed('sourcesOfOriginal', sha256)
    if (same) return refuse(`Already here as “${same.title}”. Nothing was added.`)
    const tidied = tidyCitation(input.citation, fileName)
    const problem = problemOfCitation(tidied)
    if (problem) return refuse(problem)
    const id = newId()
    draft.put('sources', {
      id,
      sha256,
      textHash,
      format,
      fileName,
      bytes,
      encoding,
      words,
      ...tidied,
      note: '',
      addedAt: now(),
      by
    })
    return done(id)
  }
})
