import { describe, expect, it } from 'vitest'
import { openMemory } from '../../testing/notebook.ts'

function open() {
  const memory = openMemory()
  const sourceId = memory.source('Niamey', 'The court opened an inquiry into the coup.')
  const [coups, bias] = [memory.tag('Coups'), memory.tag('Bias')]
  const excerptIds = [memory.mark(sourceId, 'The court', coups), memory.mark(sourceId, 'the coup')]
  const tagsOf = () => excerptIds.map(id => memory.notebook.excerpts.get(id)?.tagIds)
  return { ...memory, coups, bias, excerptIds, tagsOf }
}

describe('tagging several excerpts (E)', () => {
  it('[E1] puts a tag on each that lacks it, in one change', () => {
    const { run, excerptIds, coups, tagsOf } = open()
    const { change } = run({ kind: 'tag-excerpts', excerptIds: [...excerptIds, 'gone'], tagIds: [coups] })
    expect(tagsOf()).toEqual([[coups], [coups]])
    expect(change.map(step => step.id)).toEqual([excerptIds[1]])
  })

  it('[E1] makes a tag that does not exist yet, once', () => {
    const { must, excerptIds, notebook, tagsOf } = open()
    must({ kind: 'tag-excerpts', excerptIds, newTagNames: ['Turn to Russia'] })
    const made = [...notebook.tags.values()].filter(tag => tag.name === 'Turn to Russia')
    expect(made).toHaveLength(1)
    expect(tagsOf().every(ids => ids?.includes(made[0]?.id ?? ''))).toBe(true)
  })

  it('[E1] takes a tag off each that has it, and keeps the excerpts', () => {
    const { run, excerptIds, coups, tagsOf } = open()
    const { change } = run({ kind: 'untag-excerpts', excerptIds, tagId: coups })
    expect(tagsOf()).toEqual([[], []])
    expect(change).toHaveLength(1)
  })

  it('[E1] refuses where none of them is left, or no tag is chosen', () => {
    const { refusal, excerptIds, coups } = open()
    expect(refusal({ kind: 'tag-excerpts', excerptIds: ['gone'], tagIds: [coups] })).toContain('no longer')
    expect(refusal({ kind: 'untag-excerpts', excerptIds: ['gone'], tagId: coups })).toContain('no longer')
    expect(refusal({ kind: 'tag-excerpts', excerptIds })).toBe('Choose a tag first.')
  })
})
