import { describe, expect, it } from 'vitest'
import { reverse, apply } from '#shared/change/change.ts'
import { openMemory, type Memory } from '../../testing/notebook.ts'

const first = 'The junta left the court. Nobody was asked. The court was told by letter.'
const second = 'A minister said: the court judges only Africans.'

function open() {
  const memory = openMemory()
  const sourceId = memory.source('Niamey', first, second)
  return { ...memory, sourceId, coups: memory.tag('Coups'), bias: memory.tag('Bias') }
}

const words = ({ notebook }: Pick<Memory, 'notebook'>) =>
  [...notebook.excerpts.values()].map(({ anchor }) => anchor.exact).toSorted()

describe('splitting (N)', () => {
  it('[N22] makes two excerpts that bear the same tags, speaker and voice; the note stays with the first', () => {
    const { must, mark, notebook, sourceId, coups } = open()
    const id = mark(sourceId, 'The junta left the court. Nobody was asked.', coups)
    must({ kind: 'attribute-excerpt', excerptId: id, speaker: 'The junta', voice: 'reports' })
    must({ kind: 'write-note', on: { kind: 'excerpt', id }, note: 'When?' })
    const other = must({ kind: 'split-excerpt', excerptId: id, at: first.indexOf(' Nobody') })
    const said = { tagIds: [coups], speaker: 'The junta', voice: 'reports' }
    expect(notebook.excerpts.get(id)).toMatchObject({ ...said, note: 'When?' })
    expect(notebook.excerpts.get(id)?.anchor.exact).toBe('The junta left the court.')
    expect(notebook.excerpts.get(other)).toMatchObject({ ...said, note: '' })
    expect(notebook.excerpts.get(other)?.anchor.exact).toBe('Nobody was asked.')
  })

  it('[N22] is refused where a part would hold nothing, or is an excerpt already', () => {
    const { refusal, mark, sourceId } = open()
    const excerptId = mark(sourceId, 'The junta left')
    for (const at of [0, 14, 99])
      expect(refusal({ kind: 'split-excerpt', excerptId, at })).toContain('between two words')
    mark(sourceId, 'left')
    expect(refusal({ kind: 'split-excerpt', excerptId, at: 9 })).toContain('already an excerpt')
    expect(refusal({ kind: 'split-excerpt', excerptId: 'gone', at: 3 })).toContain('no longer')
  })
})

describe('merging (N)', () => {
  it('[N23] makes one excerpt of those that overlap or touch: tags united, notes joined', () => {
    const { must, mark, notebook, sourceId, coups, bias } = open()
    const ids = [
      mark(sourceId, 'Nobody was asked.', bias, coups),
      mark(sourceId, 'the court. Nobody', coups),
      mark(sourceId, 'The junta left', coups)
    ]
    for (const [index, id] of ids.entries())
      must({ kind: 'write-note', on: { kind: 'excerpt', id }, note: `Note ${index}` })
    const createdAt = notebook.excerpts.get(ids[0] ?? '')?.createdAt
    expect(must({ kind: 'merge-excerpts', excerptIds: ids })).toBe(ids[2])
    expect([...notebook.excerpts.values()]).toMatchObject([
      {
        id: ids[2],
        anchor: { exact: 'The junta left the court. Nobody was asked.' },
        tagIds: [coups, bias],
        taggedLater: [{ tagId: bias, by: 'Awa', at: createdAt }],
        note: 'Note 2\n\nNote 1\n\nNote 0'
      }
    ])
  })

  it('[N23] keeps who speaks where only one excerpt says it, and a note that is the same once', () => {
    const { must, mark, notebook, sourceId } = open()
    const [a, b] = [mark(sourceId, 'The junta'), mark(sourceId, 'left')]
    must({ kind: 'attribute-excerpt', excerptId: b, speaker: 'A minister', voice: 'states' })
    for (const id of [a, b]) must({ kind: 'write-note', on: { kind: 'excerpt', id }, note: 'Same' })
    must({ kind: 'merge-excerpts', excerptIds: [a, b] })
    expect(notebook.excerpts.get(a)).toMatchObject({ speaker: 'A minister', voice: 'states', note: 'Same' })
  })

  it('[N23] is refused where words stand between, or something said would be lost', () => {
    const { refusal, must, mark, source, sourceId } = open()
    const other = mark(source('Bamako', 'Another text.'), 'Another')
    const [a, b, c] = [mark(sourceId, 'The junta'), mark(sourceId, 'left'), mark(sourceId, 'court.')]
    expect(refusal({ kind: 'merge-excerpts', excerptIds: [a, c] })).toContain('words between')
    expect(refusal({ kind: 'merge-excerpts', excerptIds: [a, other] })).toContain('different sources')
    expect(refusal({ kind: 'merge-excerpts', excerptIds: [a, 'gone'] })).toContain('no longer')
    expect(refusal({ kind: 'merge-excerpts', excerptIds: [a, a] })).toContain('no longer')
    must({ kind: 'attribute-excerpt', excerptId: a, speaker: 'One' })
    must({ kind: 'attribute-excerpt', excerptId: b, speaker: 'Two' })
    expect(refusal({ kind: 'merge-excerpts', excerptIds: [a, b] })).toContain('One or Two')
    must({ kind: 'attribute-excerpt', excerptId: b, speaker: 'One', voice: 'states' })
    must({ kind: 'attribute-excerpt', excerptId: a, voice: 'rebuts' })
    expect(refusal({ kind: 'merge-excerpts', excerptIds: [a, b] })).toContain('same voice')
  })

  it('[N23] never makes two excerpts of one passage', () => {
    const { refusal, mark, sourceId } = open()
    const [a, b] = [mark(sourceId, 'The junta'), mark(sourceId, 'left')]
    mark(sourceId, 'The junta left')
    expect(refusal({ kind: 'merge-excerpts', excerptIds: [a, b] })).toContain('already an excerpt')
  })
})

describe('marking many passages (N)', () => {
  const hits = (text: string, word: string) =>
    [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({ start: index, end: index + word.length }))

  it('[N24] marks each with the tags, in one change that is taken back at once', () => {
    const { run, mark, notebook, sourceId, coups, bias } = open()
    const before = mark(sourceId, 'court', bias)
    const passages = hits(first, 'court').map(range => ({ sourceId, ...range }))
    const { change } = run({ kind: 'mark-passages', passages, tagIds: [coups] })
    expect(passages).toHaveLength(2)
    expect(words({ notebook })).toEqual(['court', 'court'])
    expect(notebook.excerpts.get(before)?.tagIds).toEqual([bias, coups])
    apply(notebook, reverse(change))
    expect([...notebook.excerpts.values()]).toMatchObject([{ id: before, tagIds: [bias] }])
  })

  it('[N24] marks whole sentences or paragraphs, each once, and makes a tag that is not there yet', () => {
    const { must, notebook, sourceId } = open()
    const passages = [...hits(first, 'court'), ...hits(first, 'told')].map(range => ({ sourceId, ...range }))
    must({ kind: 'mark-passages', passages, unit: 'sentence', newTagNames: ['The court'] })
    expect(words({ notebook })).toEqual(['The court was told by letter.', 'The junta left the court.'])
    must({ kind: 'mark-passages', passages, unit: 'paragraph', newTagNames: ['The court'] })
    expect(words({ notebook })).toContain(first)
    expect(notebook.excerpts.size).toBe(3)
    expect([...notebook.tags.values()].filter(({ name }) => name === 'The court')).toHaveLength(1)
  })

  it('[N24] leaves out sources that are gone, and is refused without a tag, or where all are gone', () => {
    const { must, refusal, notebook, sourceId, coups } = open()
    const gone = { sourceId: 'gone', start: 0, end: 3 }
    must({ kind: 'mark-passages', passages: [gone, { sourceId, start: 4, end: 9 }], tagIds: [coups] })
    expect(words({ notebook })).toEqual(['junta'])
    expect(refusal({ kind: 'mark-passages', passages: [gone], tagIds: [coups] })).toContain('no longer')
    expect(refusal({ kind: 'mark-passages', passages: [{ sourceId, start: 0, end: 3 }] })).toBe('Choose a tag first.')
  })

  it('[N24] takes thousands at once', () => {
    const memory = openMemory()
    const sourceId = memory.source('Long', 'court '.repeat(5000))
    const passages = hits('court '.repeat(5000), 'court').map(range => ({ sourceId, ...range }))
    memory.must({ kind: 'mark-passages', passages, tagIds: [memory.tag('Court')] })
    expect(memory.notebook.excerpts.size).toBe(5000)
  })
})
