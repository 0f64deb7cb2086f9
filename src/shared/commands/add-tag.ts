import { z } from 'zod'
import { colours, type Tag } from '#shared/model/tag.ts'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noTag } from './gone.ts'
import { given } from './records.ts'
import { blankTag, nameFor } from './tags.ts'

const text = z.string().max(20_000).optional()

/** What a researcher writes to keep the use of a tag consistent. */
export const definitionFields = { definition: text, counts: text, doesNotCount: text, example: text }

type Definition = Pick<Tag, 'definition' | 'counts' | 'doesNotCount' | 'example'>

/** The fields of a definition that are given. */
export function definitionOf(input: { readonly [F in keyof Definition]?: string | undefined }): Partial<Definition> {
  const { definition, counts, doesNotCount, example } = input
  return given({ definition, counts, doesNotCount, example })
}

/** Add a tag to the codebook, last among those beside it. */
export const addTag = command({
  label: 'add tag',
  input: z.strictObject({
    kind: z.literal('add-tag'),
    name: z.string().max(1000),
    parentId: z.string().nullable().default(null),
    colour: z.enum(colours).optional(),
    ...definitionFields
  }),
  run(draft, { name, parentId, ...fields }, { newId }) {
    if (parentId !== null && !draft.get('tags', parentId)) return noTag
    const named = nameFor(draft, name, parentId)
    if (named.kind === 'refused') return named
    const tag = {
      ...blankTag(draft, newId(), named.value, parentId),
      ...given({ colour: fields.colour }),
      ...definitionOf(fields)
    }
    draft.put('tags', tag)
    return done(tag.id)
  }
})
