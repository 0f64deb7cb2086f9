import { describe, expect, it } from 'vitest'
import { exportPart } from './export-part.ts'

const tags = [{ id: 't1', name: 'Wagner abuses' }]

describe('what is offered for export (U)', () => {
  it('[U59] is what the filter shows, where there is one', () => {
    const filter = { text: 'court' }
    expect(exportPart({ screen: 'excerpts', filter, tagId: 't1' }, tags)?.filter).toEqual(filter)
    expect(exportPart({ screen: 'excerpts', filter: {}, tagId: 't1' }, tags)).toBeNull()
  })

  it('[U59] is the tag chosen in the codebook, by its name', () => {
    expect(exportPart({ screen: 'codebook', filter: { text: 'court' }, tagId: 't1' }, tags)).toEqual({
      filter: { tagIds: ['t1'] },
      partName: 'The excerpts of the tag “Wagner abuses”'
    })
  })

  it('[U59] is everything where no tag was chosen or it is gone, and on the other screens', () => {
    expect(exportPart({ screen: 'codebook', filter: {}, tagId: null }, tags)).toBeNull()
    expect(exportPart({ screen: 'codebook', filter: {}, tagId: 'gone' }, tags)).toBeNull()
    for (const screen of ['search', 'read'] as const)
      expect(exportPart({ screen, filter: { text: 'court' }, tagId: 't1' }, tags)).toBeNull()
  })
})
