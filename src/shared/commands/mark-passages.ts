import { z } from 'zod'
import type { Draft } from '#shared/change/draft.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Range } from '#shared/model/source-text.ts'
import type { Source } from '#shared/model/source.ts'
import { done, refuse } from '#shared/result.ts'
import { unitAround, units } from '#shared/text/unit-around.ts'
import { command, type Context } from './command.ts'
import { noSource } from './gone.ts'
import { blankExcerpt } from './mark-excerpt.ts'
import { passageOf } from './passage.ts'
import { withTags } from './tagging.ts'
import { pickedTags } from './tags.ts'

/** The most passages that one command marks. */
export const MOST_PASSAGES = 5000

/** Mark many passages with the same tags in one step, such as all hits of a search: each alone, or with what it stands in. */
export const markPassages = command({
  label: ({ passages }) => (passages.length === 1 ? 'tag passage' : `tag ${passages.length} passages`),
  input: z.strictObject({
    kind: z.literal('mark-passages'),
    passages: z
      .array(z.strictObject({ sourceId: z.string(), start: z.int().min(0), end: z.int().min(0) }))
      .min(1)
      .max(MOST_PASSAGES)
      .readonly(),
    /** What is marked of each place: the words themselves, or the whole sentence or paragraph. */
    unit: z.enum(units).default('words'),
    tagIds: z.array(z.string()).max(1000).readonly().default([]),
    newTagNames: z.array(z.string()).max(100).readonly().default([])
  }),
  quotes: ({ passages }) => [...new Set(passages.map(({ sourceId }) => sourceId))],
  run(draft, input, context) {
    const picked = pickedTags(draft, input, context)
    if (picked.kind === 'refused') return picked
    if (picked.value.length === 0) return refuse('Choose a tag first.')
    const bySource = Map.groupBy(input.passages, ({ sourceId }) => sourceId)
    const present = [...bySource].flatMap(([id, ranges]) => {
      const source = draft.get('sources', id)
      return source ? [{ source, ranges }] : []
    })
    if (present.length === 0) return noSource
    for (const { source, ranges } of present) {
      const wholes = wholesOf(source, ranges, input.unit, context)
      if (wholes.kind === 'refused') return wholes
      markAll(draft, source, wholes.value, picked.value, context)
    }
    return done(null)
  }
})

type Passage = Pick<Excerpt, 'anchor' | 'place'>

/** The passages to mark, each once; a sentence or paragraph that is too long gives way to the words. */
function wholesOf(source: Source, ranges: readonly Range[], unit: (typeof units)[number], context: Context) {
  const sourceText = context.textOf(source)
  const passages = new Map<string, Passage>()
  for (const range of ranges) {
    const whole = sourceText ? unitAround(sourceText, range, unit, source.language) : range
    const around = passageOf(source, whole, context)
    const passage = around.kind === 'done' ? around : passageOf(source, range, context)
    if (passage.kind === 'refused') return passage
    passages.set(keyOf(passage.value), passage.value)
  }
  return done([...passages.values()])
}

function markAll(
  draft: Draft,
  source: Source,
  passages: readonly Passage[],
  tagIds: readonly string[],
  { newId, now, by }: Context
): void {
  // Looked up once: for each passage anew it would take a minute where there are thousands.
  const marked = new Map(draft.filed('excerptsOfSource', source.id).map(excerpt => [keyOf(excerpt), excerpt]))
  const at = now()
  const who = { by, now: () => at }
  for (const passage of passages) {
    const before = marked.get(keyOf(passage))
    if (!before)
      draft.put('excerpts', { ...blankExcerpt({ ...passage, id: newId(), sourceId: source.id, by, at }), tagIds })
    else if (withTags(before, tagIds, who) !== before) draft.put('excerpts', withTags(before, tagIds, who))
  }
}

function keyOf({ anchor }: Passage): string {
  return `${anchor.start}-${anchor.end}`
}
