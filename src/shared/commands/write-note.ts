import { z } from 'zod'
import { ABOUT_ID } from '#shared/model/about.ts'
import { done } from '#shared/result.ts'
import { command } from './command.ts'
import { noExcerpt, noNotebook, noSource, noTag } from './gone.ts'

/** The Markdown of a note. */
export const noteSchema = z.string().max(100_000)

/** Replace the Markdown note on an excerpt, a source, a tag or the notebook. */
export const writeNote = command({
  label: 'edit note',
  input: z.strictObject({
    kind: z.literal('write-note'),
    on: z.union([
      z.strictObject({ kind: z.enum(['excerpt', 'source', 'tag']), id: z.string() }),
      z.strictObject({ kind: z.literal('notebook') })
    ]),
    note: noteSchema
  }),
  mergeKey: ({ on }) => `note/${on.kind}/${on.kind === 'notebook' ? '' : on.id}`,
  run(draft, { on, note }, { now }) {
    const id = on.kind === 'notebook' ? ABOUT_ID : on.id
    const { table, gone } = subjects[on.kind]
    const record = draft.get(table, id)
    if (!record) return gone
    if (record.note !== note)
      draft.put(table, 'updatedAt' in record ? { ...record, note, updatedAt: now() } : { ...record, note })
    return done(null)
  }
})

const subjects = {
  excerpt: { table: 'excerpts', gone: noExcerpt },
  source: { table: 'sources', gone: noSource },
  tag: { table: 'tags', gone: noTag },
  notebook: { table: 'about', gone: noNotebook }
} as const
