import { z } from 'zod'
import type { Draft } from '#shared/change/draft.ts'
import { readCodebook, type CodebookLine } from '#shared/codebook/csv.ts'
import type { Tag } from '#shared/model/tag.ts'
import { done } from '#shared/result.ts'
import { command, type Context } from './command.ts'
import { given, isSame } from './records.ts'
import { blankTag, freeKey, siblingCalled } from './tags.ts'

/** Bring tags in from a CSV file: a path that exists is updated, a new one is added. */
export const importCodebook = command({
  label: 'import codebook',
  input: z.strictObject({ kind: z.literal('import-codebook'), csv: z.string().max(5_000_000) }),
  run(draft, { csv }, context) {
    const lines = readCodebook(csv)
    if (lines.kind === 'refused') return lines
    for (const line of lines.value) bringIn(draft, line, context)
    return done(null)
  }
})

function bringIn(draft: Draft, { names, colour, key, texts }: CodebookLine, context: Context): void {
  const tag = tagAt(draft, names, context)
  if (key && key !== tag.key) freeKey(draft, key)
  // A tag at the top keeps the colour it has, since it needs one.
  const keptColour = colour ?? (tag.parentId ? colour : undefined)
  const updated = { ...tag, ...given({ colour: keptColour, key }), ...texts }
  if (!isSame(updated, tag)) draft.put('tags', updated)
}

/** Find the tag of a path; make it, and those above it, where they do not exist. */
function tagAt(draft: Draft, names: readonly string[], { newId }: Context): Tag {
  const [first = '', ...rest] = names
  let tag = childCalled(draft, first, null, newId)
  for (const name of rest) tag = childCalled(draft, name, tag.id, newId)
  return tag
}

function childCalled(draft: Draft, name: string, parentId: string | null, newId: () => string): Tag {
  const existing = siblingCalled(draft, name, parentId)
  if (existing) return existing
  const tag = blankTag(draft, newId(), name, parentId)
  draft.put('tags', tag)
  return tag
}
