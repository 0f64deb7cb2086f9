import { z } from 'zod'
import { done, refuse } from '#shared/result.ts'
import { given, isSame } from './records.ts'
import { problemOfCitation, someCitationSchema, tidyCitation } from './citation.ts'
import { command } from './command.ts'
import { noSource } from './gone.ts'

/** Correct what is known of where a source comes from. */
export const editSource = command({
  label: 'edit source',
  input: z.strictObject({ kind: z.literal('edit-source'), sourceId: z.string(), citation: someCitationSchema }),
  mergeKey: ({ sourceId, citation }) => `source/${sourceId}/${Object.keys(citation).join()}`,
  run(draft, { sourceId, citation }) {
    const source = draft.get('sources', sourceId)
    if (!source) return noSource
    const tidied = tidyCitation({ ...source, ...given(citation) }, source.fileName)
    const problem = problemOfCitation(tidied)
    if (problem) return refuse(problem)
    const edited = { ...source, ...tidied }
    if (!isSame(edited, source)) draft.put('sources', edited)
    return done(null)
  }
})
