import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { filed } from '#shared/model/notebook.ts'
import { inReadingOrder } from '#shared/model/order.ts'
import { apply, type Change } from './change.ts'
import { notebookOf } from './draft.ts'
import { readingOrder } from './reading-order.ts'

const details = { tagIds: [], note: '', speaker: '', voice: null, by: 'Ana', createdAt: '', updatedAt: '' }

function excerptAt(id: string, sourceId: string, start: number): Excerpt {
  const anchor = { start, end: start + 9, exact: 'words', prefix: '', suffix: '' }
  return { ...details, id, sourceId, anchor, place: { page: null, paragraph: null } }
}

describe('the excerpts of a source in reading order (Q)', () => {
  it('[Q17] are as they would be put in order anew, whatever was marked, moved and removed', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const sourceId = fc.constantFrom('s', 't')
    const step = fc.record({ id, sourceId, start: fc.nat(3), isGone: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        const notebook = notebookOf(() => {})
        readingOrder(notebook, 's')
        for (const made of steps) {
          const before = notebook.excerpts.get(made.id) ?? null
          const after = made.isGone ? null : excerptAt(made.id, made.sourceId, made.start)
          const change: Change = [{ table: 'excerpts', id: made.id, before, after }]
          apply(notebook, change)
          const anew = filed(notebook, 'excerptsOfSource', 's').toSorted(inReadingOrder)
          expect(readingOrder(notebook, 's')).toEqual(anew)
        }
      })
    )
  })
})
