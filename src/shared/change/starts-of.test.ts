import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { apply, type Change } from './change.ts'
import { notebookOf } from './draft.ts'
import { startsOf } from './starts-of.ts'

const details = { tagIds: [], note: '', speaker: '', voice: null, by: 'Ana', createdAt: '', updatedAt: '' }

function excerptAt(id: string, sourceId: string, start: number): Excerpt {
  const anchor = { start, end: start + 9, exact: 'words', prefix: '', suffix: '' }
  return { ...details, id, sourceId, anchor, place: { page: null, paragraph: null } }
}

const sorted = (ids: ReadonlyMap<number, readonly string[]>) =>
  [...ids].map(([start, all]) => [start, all.toSorted()] as const).toSorted(([a], [b]) => a - b)

describe('the excerpts of a source by where they start (N)', () => {
  it('[N3] are as they would be filed anew, whatever was marked, moved and removed', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const sourceId = fc.constantFrom('s', 't')
    const step = fc.record({ id, sourceId, start: fc.nat(3), isGone: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        const notebook = notebookOf(() => {})
        startsOf(notebook, 's')
        for (const made of steps) {
          const before = notebook.excerpts.get(made.id) ?? null
          const after = made.isGone ? null : excerptAt(made.id, made.sourceId, made.start)
          const change: Change = [{ table: 'excerpts', id: made.id, before, after }]
          apply(notebook, change)
          const anew = notebookOf(draft => notebook.excerpts.forEach(excerpt => draft.put('excerpts', excerpt)))
          expect(sorted(startsOf(notebook, 's').ids)).toEqual(sorted(startsOf(anew, 's').ids))
        }
      })
    )
  })
})
