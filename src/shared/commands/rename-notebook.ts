import { z } from 'zod'
import { ABOUT_ID } from '#shared/model/about.ts'
import { done, refuse } from '#shared/result.ts'
import { command } from './command.ts'
import { noNotebook } from './gone.ts'
import { tidyLine } from './records.ts'

/** Give the notebook another title; its folder keeps its name. */
export const renameNotebook = command({
  label: 'rename notebook',
  input: z.strictObject({ kind: z.literal('rename-notebook'), title: z.string().max(500) }),
  run(draft, { title }) {
    const about = draft.get('about', ABOUT_ID)
    if (!about) return noNotebook
    const tidied = tidyLine(title)
    if (!tidied) return refuse('Give the notebook a title.')
    if (tidied !== about.title) draft.put('about', { ...about, title: tidied })
    return done(null)
  }
})
