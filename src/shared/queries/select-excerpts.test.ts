import { describe, expect, it } from 'vitest'
import { openMemory } from '../../testing/notebook.ts'
import type { Filter } from './filter.ts'
import { selectExcerpts, selectPage, type ExcerptSort } from './select-excerpts.ts'

function open() {
  const memory = openMemory()
  const zinder = memory.source('Zinder', 'The générals took power; the court looked on.')
  const agadez = memory.source('Agadez', 'An œuvre of the junta, “l’État”.')
  const [coups, courts] = [memory.tag('Coups'), memory.tag('Courts')]
  const junta = memory.tag('Junta', coups)
  const ids = {
    power: memory.mark(zinder, 'took power', junta),
    court: memory.mark(zinder, 'the court', courts, coups),
    oeuvre: memory.mark(agadez, 'An œuvre of the junta'),
    state: memory.mark(agadez, '“l’État”', courts)
  }
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
  const select = (filter?: Filter, sort?: ExcerptSort) =>
    selectExcerpts(memory.notebook, filter, sort).map(({ id }) => names.get(id))
  return { ...memory, zinder, coups, courts, junta, ids, select }
}

describe('picking excerpts (Q)', () => {
  it('[Q12] wants all of them by title of source and place', () => {
    expect(open().select()).toEqual(['oeuvre', 'state', 'power', 'court'])
  })

  it('[Q12] sorts by when they were marked, or by tag with those without any last', () => {
    const { select } = open()
    expect(select({}, 'newest')).toEqual(['state', 'oeuvre', 'court', 'power'])
    expect(select({}, 'oldest')).toEqual(['power', 'court', 'oeuvre', 'state'])
    expect(select({}, 'tag')).toEqual(['court', 'power', 'state', 'oeuvre'])
  })

  it('[Q13] takes a tag to stand for those below it, unless told otherwise', () => {
    const { select, coups, courts } = open()
    expect(select({ tagIds: [coups] })).toEqual(['power', 'court'])
    expect(select({ tagIds: [coups], withChildren: false })).toEqual(['court'])
    expect(select({ tagIds: [coups, courts] })).toEqual(['state', 'power', 'court'])
    expect(select({ tagIds: [coups, courts], match: 'all' })).toEqual(['court'])
    expect(select({ tagIds: ['gone'] })).toEqual([])
  })

  it('[Q13] finds the few that bear a tag among many that do not', () => {
    const { source, mark, select, notebook, coups, courts, junta } = open()
    const long = source('Long', Array.from({ length: 40 }, (_, i) => `word${i}.`).join(' '))
    for (let i = 0; i < 40; i++) mark(long, `word${i}.`)
    expect(select({ tagIds: [coups] })).toEqual(['power', 'court'])
    expect(select({ tagIds: [coups, courts, junta] })).toEqual(['state', 'power', 'court'])
    expect(select({ tagIds: [coups, courts], match: 'all' })).toEqual(['court'])
    expect(selectPage(notebook, { tagIds: [courts], untagged: true }, 'source', 0, 9).total).toBe(0)
  })

  it('[Q14] wants every word, in the passage, its note or its speaker, accents and case ignored', () => {
    const { select, must, ids } = open()
    must({ kind: 'write-note', on: { kind: 'excerpt', id: ids.power }, note: 'Événement of **July**' })
    must({ kind: 'attribute-excerpt', excerptId: ids.power, speaker: 'Général Ba' })
    expect(select({ text: 'evenement POWER general' })).toEqual(['power'])
    expect(select({ text: 'power court' })).toEqual([])
    expect(select({ text: 'OEUVRE' })).toEqual(['oeuvre'])
    expect(select({ text: '"l\'etat"' })).toEqual(['state'])
    expect(select({ text: '  ' })).toHaveLength(4)
    must({ kind: 'write-note', on: { kind: 'excerpt', id: ids.power }, note: '' })
    expect(select({ text: 'evenement' })).toEqual([])
  })

  it('[Q15] wants a source, a speaker, a note, or no tag', () => {
    const { select, must, zinder, ids } = open()
    must({ kind: 'write-note', on: { kind: 'excerpt', id: ids.court }, note: 'One' })
    must({ kind: 'attribute-excerpt', excerptId: ids.court, speaker: 'Ba' })
    must({ kind: 'attribute-excerpt', excerptId: ids.state, speaker: 'Ba' })
    expect(select({ sourceId: zinder })).toEqual(['power', 'court'])
    expect(select({ speaker: 'Ba' })).toEqual(['state', 'court'])
    expect(select({ speaker: 'Ba', sourceId: zinder })).toEqual(['court'])
    expect(select({ hasNote: true })).toEqual(['court'])
    expect(select({ hasNote: false })).toEqual(['oeuvre', 'state', 'power'])
    expect(select({ untagged: true })).toEqual(['oeuvre'])
    expect(select({ sourceId: 'gone' })).toEqual([])
  })

  it('[Q16] pages through the same order without a gap', () => {
    const { notebook } = open()
    for (const sort of ['source', 'newest', 'oldest', 'tag'] as const) {
      const paged = [0, 1, 2, 3].flatMap(from => selectPage(notebook, {}, sort, from, 1).page)
      expect(paged).toEqual(selectExcerpts(notebook, {}, sort))
    }
    expect(selectPage(notebook, {}, 'tag', 1, 2)).toMatchObject({ total: 4, page: { length: 2 } })
  })
})
