import { describe, expect, it } from 'vitest'
import { branchesOf, treeOf } from '#shared/codebook/tree.ts'
import { colours } from '#shared/model/tag.ts'
import { openMemory } from '../../testing/notebook.ts'

function open() {
  const memory = openMemory()
  const sourceId = memory.source('Niamey', 'The court opened an inquiry into the coup.')
  const paths = () => branchesOf(treeOf(memory.notebook)).map(({ path }) => path)
  const tagOf = (id: string) => memory.notebook.tags.get(id)
  const tagsOf = (excerptId: string) => memory.notebook.excerpts.get(excerptId)?.tagIds
  return { ...memory, sourceId, paths, tagOf, tagsOf }
}

describe('the codebook (K)', () => {
  it('[K1] gives a new tag at the top the least used colour, one below that of its parent', () => {
    const { tag, tagOf } = open()
    const given = Array.from({ length: 9 }, (_, i) => tagOf(tag(`Tag ${i}`))?.colour)
    expect(given).toEqual([...colours, 'ochre'])
    expect(tagOf(tag('Child', tag('Parent')))).toMatchObject({ colour: null, key: null, definition: '' })
  })

  it('[K1] takes what is said of a new tag', () => {
    const { must, tagOf, tag } = open()
    const said = { colour: 'teal', definition: 'D', counts: 'C', doesNotCount: 'N', example: 'E' } as const
    expect(tagOf(must({ kind: 'add-tag', name: ' Junta   rule ', parentId: tag('Coups'), ...said }))).toMatchObject({
      ...said,
      name: 'Junta rule'
    })
  })

  it('[K2] keeps the names of tags side by side apart, whatever their case', () => {
    const { tag, refusal, must } = open()
    const coups = tag('Coups')
    const junta = tag('Junta rule', coups)
    tag('Coups', coups)
    const taken = 'There is already a tag “Coups/Junta rule”. Choose another name, or use that tag.'
    expect(refusal({ kind: 'add-tag', name: 'junta  RULE', parentId: coups })).toBe(taken)
    const mutiny = tag('Mutiny', coups)
    expect(refusal({ kind: 'rename-tag', tagId: mutiny, name: 'JUNTA rule' })).toBe(taken)
    expect(refusal({ kind: 'move-tag', tagId: tag('Junta rule'), parentId: coups })).toBe(taken)
    must({ kind: 'rename-tag', tagId: junta, name: 'JUNTA rule' })
  })

  it.each(['', '  ', 'a/b', 'x'.repeat(121)])('[K2] refuses the name %j', name => {
    const { tag, refusal } = open()
    const tagId = tag('Coups')
    expect(refusal({ kind: 'add-tag', name })).toMatch(/name/)
    expect(refusal({ kind: 'rename-tag', tagId, name })).toMatch(/name/)
  })

  it('[K3] defines a tag field by field', () => {
    const { tag, must, tagOf } = open()
    const tagId = tag('Coups')
    must({ kind: 'define-tag', tagId, definition: 'Seizure of power.' })
    must({ kind: 'define-tag', tagId, doesNotCount: 'A lost election.' })
    expect(tagOf(tagId)).toMatchObject({
      definition: 'Seizure of power.',
      counts: '',
      doesNotCount: 'A lost election.'
    })
  })

  it('[K4] recolours a tag, and leaves none at the top without a colour', () => {
    const { tag, must, refusal, tagOf } = open()
    const parent = tag('Coups')
    const child = tag('Junta rule', parent)
    must({ kind: 'recolour-tag', tagId: child, colour: 'rose' })
    must({ kind: 'recolour-tag', tagId: child, colour: null })
    expect(refusal({ kind: 'recolour-tag', tagId: parent, colour: null })).toContain('needs a colour')
    must({ kind: 'move-tag', tagId: child, parentId: null })
    expect(tagOf(child)?.colour).toBe('plum')
  })

  it('[K5] moves a tag before another or last, with those below it', () => {
    const { tag, must, paths } = open()
    const [a, b, c] = [tag('A'), tag('B'), tag('C')]
    tag('Below', c)
    must({ kind: 'move-tag', tagId: c, parentId: null, beforeId: a })
    expect(paths()).toEqual(['C', 'C/Below', 'A', 'B'])
    must({ kind: 'move-tag', tagId: c, parentId: null, beforeId: b })
    expect(paths()).toEqual(['A', 'C', 'C/Below', 'B'])
    must({ kind: 'move-tag', tagId: a, parentId: null })
    expect(paths()).toEqual(['C', 'C/Below', 'B', 'A'])
    must({ kind: 'move-tag', tagId: c, parentId: b })
    expect(paths()).toEqual(['B', 'B/C', 'B/C/Below', 'A'])
  })

  it('[K5] finds room between two tags however often', () => {
    const { tag, must, paths, notebook } = open()
    const ids = ['A', 'B', 'C', 'D'].map(name => tag(name))
    for (let i = 0; i < 200; i++) {
      must({ kind: 'move-tag', tagId: ids[2 + (i % 2)] ?? '', parentId: null, beforeId: ids[1] ?? '' })
      expect(paths()).toEqual(i % 2 ? ['A', 'C', 'D', 'B'] : ['A', ...(i ? ['D'] : []), 'C', 'B', ...(i ? [] : ['D'])])
    }
    expect(new Set([...notebook.tags.values()].map(({ order }) => order)).size).toBe(4)
  })

  it('[K5] moves no tag below itself', () => {
    const { tag, refusal } = open()
    const a = tag('A')
    const c = tag('C', tag('B', a))
    for (const parentId of [a, c])
      expect(refusal({ kind: 'move-tag', tagId: a, parentId })).toBe('A tag cannot be moved below itself.')
    expect(refusal({ kind: 'move-tag', tagId: c, parentId: null, beforeId: c })).toContain('no longer there')
  })

  it('[K6] merges excerpts and notes, and keeps the definition of the tag that stays', () => {
    const { tag, must, mark, sourceId, tagOf, tagsOf } = open()
    const [from, into] = [tag('Putsch'), tag('Coups')]
    must({ kind: 'define-tag', tagId: into, definition: 'Kept' })
    must({ kind: 'define-tag', tagId: from, definition: 'Dropped' })
    must({ kind: 'write-note', on: { kind: 'tag', id: from }, note: 'From' })
    must({ kind: 'write-note', on: { kind: 'tag', id: into }, note: 'Into' })
    must({ kind: 'assign-key', tagId: from, key: 4 })
    const [one, both] = [mark(sourceId, 'coup', from), mark(sourceId, 'court', from, into)]
    must({ kind: 'merge-tags', fromId: from, intoId: into })
    expect([tagsOf(one), tagsOf(both), tagOf(from)]).toEqual([[into], [into], undefined])
    expect(tagOf(into)).toMatchObject({ definition: 'Kept', note: 'Into\n\nFrom', key: 4 })
  })

  it('[K6] merges the tags below, those of one name into one', () => {
    const { tag, must, mark, sourceId, paths, tagsOf } = open()
    const [from, into] = [tag('Putsch'), tag('Coups')]
    const [same, kept] = [tag('events', from), tag('Events', into)]
    tag('Detail', same)
    tag('Rumours', from)
    const excerpt = mark(sourceId, 'coup', same)
    must({ kind: 'merge-tags', fromId: from, intoId: into })
    expect(paths()).toEqual(['Coups', 'Coups/Events', 'Coups/Events/Detail', 'Coups/Rumours'])
    expect(tagsOf(excerpt)).toEqual([kept])
  })

  it('[K6] merges a tag into the one above it, not into one below it', () => {
    const { tag, must, refusal, paths } = open()
    const a = tag('A')
    const b = tag('B', a)
    tag('B', b)
    expect(refusal({ kind: 'merge-tags', fromId: a, intoId: b })).toContain('below it')
    expect(refusal({ kind: 'merge-tags', fromId: a, intoId: a })).toContain('two different')
    must({ kind: 'merge-tags', fromId: b, intoId: a })
    expect(paths()).toEqual(['A', 'A/B'])
  })

  it('[K7] removes a tag with those below it, off every excerpt', () => {
    const { tag, must, mark, sourceId, paths, tagsOf, notebook } = open()
    const [coups, kept] = [tag('Coups'), tag('Courts')]
    const child = tag('Junta rule', coups)
    const excerpt = mark(sourceId, 'coup', coups, kept, child)
    must({ kind: 'remove-tag', tagId: coups })
    expect([paths(), tagsOf(excerpt)]).toEqual([['Courts'], [kept]])
    expect(notebook.excerptsOfTag.get(child)).toBeUndefined()
  })

  it('[K8] gives a key to one tag only', () => {
    const { tag, must, tagOf } = open()
    const [a, b] = [tag('A'), tag('B', tag('Parent'))]
    must({ kind: 'assign-key', tagId: a, key: 1 })
    must({ kind: 'assign-key', tagId: b, key: 1 })
    expect([tagOf(a)?.key, tagOf(b)?.key]).toEqual([null, 1])
    must({ kind: 'assign-key', tagId: b, key: null })
    expect(tagOf(b)?.key).toBeNull()
  })

  it('[K9] refuses what is no longer there', () => {
    const { tag, refusal } = open()
    const [id, tagId, gone] = [tag('A'), 'x', 'That tag is no longer in the codebook.']
    expect(refusal({ kind: 'add-tag', name: 'B', parentId: tagId })).toBe(gone)
    expect(refusal({ kind: 'rename-tag', tagId, name: 'B' })).toBe(gone)
    expect(refusal({ kind: 'define-tag', tagId })).toBe(gone)
    expect(refusal({ kind: 'recolour-tag', tagId, colour: 'rose' })).toBe(gone)
    expect(refusal({ kind: 'move-tag', tagId, parentId: null })).toBe(gone)
    expect(refusal({ kind: 'move-tag', tagId: id, parentId: tagId })).toBe(gone)
    expect(refusal({ kind: 'merge-tags', fromId: id, intoId: tagId })).toBe(gone)
    expect(refusal({ kind: 'remove-tag', tagId })).toBe(gone)
    expect(refusal({ kind: 'assign-key', tagId, key: 1 })).toBe(gone)
  })
})
