import { describe, expect, it } from 'vitest'
import { taggingsOf } from '#shared/model/excerpt.ts'
import { openMemory, type Memory } from '../../testing/notebook.ts'

const first = 'The court opened an inquiry into the coup.'
const second = 'A minister said: “The court judges only Africans.”'

function open() {
  const memory = openMemory()
  const sourceId = memory.source('Niamey', first, second)
  return { ...memory, sourceId, coups: memory.tag('Coups'), bias: memory.tag('Bias') }
}

const excerptOf = ({ notebook }: Pick<Memory, 'notebook'>, id: string) => notebook.excerpts.get(id)

describe('marking (N)', () => {
  it('[N1] keeps the words, the place, the tags, and who marked it when', () => {
    const { notebook, mark, sourceId, coups } = open()
    const id = mark(sourceId, 'The court judges only Africans.', coups)
    expect(excerptOf({ notebook }, id)).toEqual({
      id,
      sourceId,
      anchor: {
        start: 62,
        end: 93,
        exact: 'The court judges only Africans.',
        prefix: 'to the coup.\n\nA minister said: “',
        suffix: '”'
      },
      place: { page: null, paragraph: 2 },
      tagIds: [coups],
      note: '',
      speaker: '',
      voice: null,
      by: 'Awa',
      createdAt: expect.stringMatching(/^2026-01-01T/),
      updatedAt: excerptOf({ notebook }, id)?.createdAt
    })
  })

  it('[N1] leaves out the white space around the passage', () => {
    const { must, notebook, sourceId } = open()
    const id = must({ kind: 'mark-excerpt', sourceId, start: 36, end: 46 })
    expect(excerptOf({ notebook }, id)?.anchor).toMatchObject({ start: 37, end: 45, exact: 'coup.\n\nA' })
  })

  it('[N1] keeps a speaker, a voice and a note that come with it', () => {
    const { must, notebook, sourceId } = open()
    const attributed = { speaker: ' A  minister ', voice: 'reports', note: 'Said on **radio**.' } as const
    const id = must({ kind: 'mark-excerpt', sourceId, start: 44, end: 60, ...attributed })
    expect(excerptOf({ notebook }, id)).toMatchObject({ ...attributed, speaker: 'A minister' })
  })

  it.each([
    [0, 0],
    [42, 44],
    [9, 3],
    [5000, 6000]
  ])('[N2] refuses a selection without text, from %i to %i', (start, end) => {
    const { refusal, notebook, sourceId } = open()
    expect(refusal({ kind: 'mark-excerpt', sourceId, start, end })).toBe('Select some text first.')
    expect(notebook.excerpts.size).toBe(0)
  })

  it('[N2] refuses more than a passage', () => {
    const { source, refusal } = open()
    const sourceId = source('Long', 'word '.repeat(20_000))
    const command = { kind: 'mark-excerpt', sourceId, start: 0, end: 60_000 } as const
    expect(refusal(command)).toContain('longer than 50000 characters')
  })

  it('[N3] adds tags to an excerpt of the same passage instead of a second one', () => {
    const { must, mark, notebook, sourceId, coups, bias } = open()
    const id = mark(sourceId, first, coups)
    const again = { kind: 'mark-excerpt', sourceId, start: 0, end: first.length + 1, tagIds: [bias, coups] } as const
    expect(must({ ...again, note: 'One' })).toBe(id)
    expect(must({ ...again, note: 'Two' })).toBe(id)
    expect(excerptOf({ notebook }, id)).toMatchObject({ tagIds: [coups, bias], note: 'One\n\nTwo' })
    expect(notebook.excerpts.size).toBe(1)
  })

  it('[N4] makes tags that do not exist yet, and takes those that do', () => {
    const { must, notebook, sourceId, coups } = open()
    const names = ['coups', ' Mutiny ', 'mutiny']
    const id = must({ kind: 'mark-excerpt', sourceId, start: 0, end: 9, newTagNames: names })
    const tagIds = excerptOf({ notebook }, id)?.tagIds ?? []
    expect(tagIds.map(tagId => notebook.tags.get(tagId)?.name)).toEqual(['Coups', 'Mutiny'])
    expect(tagIds[0]).toBe(coups)
  })

  it('[N4] makes no tag when the passage is refused', () => {
    const { refusal, notebook, sourceId } = open()
    refusal({ kind: 'mark-excerpt', sourceId, start: 0, end: 0, newTagNames: ['Mutiny'] })
    refusal({ kind: 'mark-excerpt', sourceId, start: 0, end: 9, newTagNames: ['Coups/Mutiny'] })
    refusal({ kind: 'mark-excerpt', sourceId, start: 0, end: 9, newTagNames: ['Mutiny', ' '] })
    expect(notebook.tags.size).toBe(2)
  })

  it('[N5] refuses what is no longer there, and says so', () => {
    const { refusal, sourceId, texts, coups } = open()
    const mark = { kind: 'mark-excerpt', sourceId, start: 0, end: 9 } as const
    expect(refusal({ ...mark, sourceId: 'x' })).toContain('source is no longer')
    expect(refusal({ ...mark, tagIds: [coups, 'x'] })).toContain('tag is no longer')
    texts.clear()
    expect(refusal(mark)).toBe('The text of “Niamey” cannot be read. Check the notebook folder.')
    const excerptId = 'x'
    expect(refusal({ kind: 'move-excerpt', excerptId, start: 0, end: 9 })).toContain('excerpt is no longer')
    expect(refusal({ kind: 'tag-excerpt', excerptId, tagIds: [coups] })).toContain('excerpt is no longer')
    expect(refusal({ kind: 'untag-excerpt', excerptId, tagId: coups })).toContain('excerpt is no longer')
    expect(refusal({ kind: 'attribute-excerpt', excerptId, voice: null })).toContain('excerpt is no longer')
    expect(refusal({ kind: 'remove-excerpts', excerptIds: ['x'] })).toContain('excerpt is no longer')
  })
})

describe('excerpts (N)', () => {
  it('[N6] move to other borders and keep everything else', () => {
    const { must, mark, notebook, sourceId, coups } = open()
    const id = mark(sourceId, 'The court', coups)
    must({ kind: 'move-excerpt', excerptId: id, start: 0, end: 16 })
    expect(excerptOf({ notebook }, id)).toMatchObject({ anchor: { exact: 'The court opened' }, tagIds: [coups] })
  })

  it('[N6] do not move onto another excerpt', () => {
    const { refusal, mark, sourceId } = open()
    const excerptId = mark(sourceId, 'The court')
    mark(sourceId, 'The court opened')
    expect(refusal({ kind: 'move-excerpt', excerptId, start: 0, end: 16 })).toContain('already an excerpt')
  })

  it('[N7] get tags and lose them, and stay without any', () => {
    const { must, refusal, mark, notebook, sourceId, coups, bias } = open()
    const excerptId = mark(sourceId, first, coups)
    must({ kind: 'tag-excerpt', excerptId, tagIds: [bias, bias], newTagNames: ['New'] })
    expect(excerptOf({ notebook }, excerptId)?.tagIds).toHaveLength(3)
    for (const tagId of [...notebook.tags.keys()]) must({ kind: 'untag-excerpt', excerptId, tagId })
    expect(excerptOf({ notebook }, excerptId)?.tagIds).toEqual([])
    expect(refusal({ kind: 'tag-excerpt', excerptId })).toBe('Choose a tag first.')
  })

  it('[N53] say of each tag who put it on, and when, whatever happens to the tag later', () => {
    const { must, mark, notebook, context, sourceId, coups, bias, tag } = open()
    const id = mark(sourceId, first, coups)
    const of = () => {
      const excerpt = excerptOf({ notebook }, id)
      return excerpt ? taggingsOf(excerpt).map(({ tagId, by }) => [tagId, by]) : []
    }
    Object.assign(context, { by: 'Bo' })
    must({ kind: 'tag-excerpt', excerptId: id, tagIds: [coups, bias] })
    expect(of()).toEqual([
      [coups, 'Awa'],
      [bias, 'Bo']
    ])
    expect(excerptOf({ notebook }, id)?.taggedLater?.[0]?.at).toBe(excerptOf({ notebook }, id)?.updatedAt)
    Object.assign(context, { by: 'Cy' })
    const claims = tag('Claims')
    must({ kind: 'merge-tags', fromId: bias, intoId: claims })
    must({ kind: 'mark-excerpt', sourceId, start: 0, end: first.length, tagIds: [coups, claims] })
    expect(of()).toEqual([
      [coups, 'Awa'],
      [claims, 'Bo']
    ])
    must({ kind: 'untag-excerpts', excerptIds: [id], tagId: coups })
    must({ kind: 'mark-excerpt', sourceId, start: 0, end: first.length, tagIds: [coups] })
    expect(of()).toEqual([
      [claims, 'Bo'],
      [coups, 'Cy']
    ])
    must({ kind: 'merge-tags', fromId: claims, intoId: coups })
    expect(of()).toEqual([[coups, 'Cy']])
    must({ kind: 'remove-tag', tagId: coups })
    expect(excerptOf({ notebook }, id)).not.toHaveProperty('taggedLater')
  })

  it('[N8] say who speaks and how the source gives it, each on its own', () => {
    const { must, mark, notebook, sourceId } = open()
    const excerptId = mark(sourceId, second)
    must({ kind: 'attribute-excerpt', excerptId, speaker: ' The  minister' })
    must({ kind: 'attribute-excerpt', excerptId, voice: 'endorses' })
    expect(excerptOf({ notebook }, excerptId)).toMatchObject({ speaker: 'The minister', voice: 'endorses' })
    must({ kind: 'attribute-excerpt', excerptId, speaker: '', voice: null })
    expect(excerptOf({ notebook }, excerptId)).toMatchObject({ speaker: '', voice: null })
  })

  it('[N9] go together, those that are still there', () => {
    const { must, mark, notebook, sourceId } = open()
    const ids = [mark(sourceId, first), mark(sourceId, second)]
    must({ kind: 'remove-excerpts', excerptIds: [...ids, 'x'] })
    expect(notebook.excerpts.size).toBe(0)
  })

  it('[N9] get tags and lose them together, in one step', () => {
    const { run, refusal, mark, notebook, sourceId, coups, bias } = open()
    const excerptIds = [mark(sourceId, first, coups), mark(sourceId, second)]
    run({ kind: 'tag-excerpts', excerptIds: [...excerptIds, 'x'], tagIds: [bias], newTagNames: ['New'] })
    const tagsOf = () => excerptIds.map(id => excerptOf({ notebook }, id)?.tagIds.length)
    expect(tagsOf()).toEqual([3, 2])
    expect(run({ kind: 'tag-excerpts', excerptIds, tagIds: [bias] }).change).toEqual([])
    expect(run({ kind: 'untag-excerpts', excerptIds, tagId: coups }).change).toHaveLength(1)
    expect(tagsOf()).toEqual([2, 2])
    expect(refusal({ kind: 'tag-excerpts', excerptIds })).toBe('Choose a tag first.')
    expect(refusal({ kind: 'untag-excerpts', excerptIds: ['x'], tagId: bias })).toContain('no longer')
  })
})
