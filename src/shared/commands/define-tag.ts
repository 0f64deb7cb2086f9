import { z } from 'zod'
import { done } from '#shared/result.ts'
import { definitionFields, definitionOf } from './add-tag.ts'
import { command } from './command.ts'
import { noTag } from './gone.ts'
import { isSame } from './records.ts'

/** Say what a tag means, what counts and what does not, and give an example. */
export const defineTag = command({
  label: 'define tag',
  input: z.strictObject({ kind: z.literal('define-tag'), tagId: z.string(), ...definitionFields }),
  mergeKey: input => `define/${input.tagId}/${Object.keys(definitionOf(input)).join()}`,
  run(draft, input) {
    const tag = draft.get('tags', input.tagId)
    if (!tag) return noTag
    const defined = { ...tag, ...definitionOf(input) }
    if (!isSame(defined, tag)) draft.put('tags', defined)
    return done(null)
  }
})
