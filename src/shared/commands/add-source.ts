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
  run(draft, { kind: _, citation, ...file }, { newId, now, by }) {
    const [same] = draft.filed('sourcesOfOriginal', file.sha256)
    if (same) return refuse(`Already here as “${same.title}”. Nothing was added.`)
    const tidied = tidyCitation(citation, file.fileName)
    const problem = problemOfCitation(tidied)
    if (problem) return refuse(problem)
    const id = newId()
    draft.put('sources', { id, ...file, ...tidied, note: '', addedAt: now(), by })
    return done(id)
  }
})
