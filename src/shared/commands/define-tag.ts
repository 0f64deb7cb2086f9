import { z } from 'zod'
import { done } from '#shared/result.ts'
import { definitionFields } from './add-tag.ts'
import { command } from './command.ts'
import { noTag } from './gone.ts'
import { given, isSame } from './records.ts'

/** Say what a tag means, what counts and what does not, and give an example. */
export const defineTag = command({
  label: 'define tag',
  input: z.strictObject({ kind: z.literal('define-tag'), tagId: z.string(), ...definitionFields }),
  mergeKey: ({ kind: _, tagId, ...fields }) => `define/${tagId}/${Object.keys(given(fields)).toSorted().join()}`,
  run(draft, { kind: _, tagId, ...fields }) {
    const tag = draft.get('tags', tagId)
    if (!tag) return noTag
    const defined = { ...tag, ...given(fields) }
    if (!isSame(defined, tag)) draft.put('tags', defined)
    return done(null)
  }
})
