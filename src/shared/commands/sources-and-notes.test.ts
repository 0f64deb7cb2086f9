import { describe, expect, it } from 'vitest'
import { commandDefinition, commandSchema, type Command } from '#shared/commands/index.ts'
import { ABOUT_ID } from '#shared/model/about.ts'
import { noCitation, openMemory } from '../../testing/notebook.ts'

function open() {
  const memory = openMemory()
  const sourceId = memory.source('Niamey', 'The court opened an inquiry.')
  const tagId = memory.tag('Courts')
  return { ...memory, sourceId, tagId, excerptId: memory.mark(sourceId, 'The court', tagId) }
}

const file = {
  kind: 'add-source',
  sha256: 'ab'.repeat(32),
  textHash: 'cd'.repeat(32),
  format: 'pdf',
  fileName: 'report.pdf',
  bytes: 900,
  encoding: null,
  words: 4
} as const

describe('sources (N)', () => {
  it('[N10] are told apart by their originals', () => {
    const { must, refusal, notebook } = open()
    const id = must({ ...file, citation: { ...noCitation, title: 'Report' } })
    expect(refusal({ ...file, citation: noCitation })).toMatch(/^Already here as “Report”/)
    expect(notebook.sources.get(id)).toMatchObject({ ...noCitation, title: 'Report', by: 'Awa', note: '', words: 4 })
  })

  it('[N11] keep a tidy citation, and are called by their file where they have no title', () => {
    const { must, notebook } = open()
    const citation = {
      ...noCitation,
      title: ' ',
      authors: [' A.  Diallo', ''],
      published: '2025-09',
      url: ' https://x.org/ '
    }
    const id = must({ ...file, citation })
    expect(notebook.sources.get(id)).toMatchObject({
      title: 'report.pdf',
      authors: ['A. Diallo'],
      url: 'https://x.org/'
    })
    must({ kind: 'edit-source', sourceId: id, citation: { title: 'Report', language: 'fr' } })
    expect(notebook.sources.get(id)).toMatchObject({ title: 'Report', language: 'fr', published: '2025-09' })
    must({ kind: 'edit-source', sourceId: id, citation: { title: '' } })
    expect(notebook.sources.get(id)?.title).toBe('report.pdf')
  })

  it.each(['23 September 2025', '2025-13', '2025-02-30', '2025-9-3', '25'])('[N11] refuse the date %j', published => {
    const { refusal, sourceId } = open()
    const reason = refusal({ kind: 'edit-source', sourceId, citation: { published } })
    expect(reason).toBe(`Give the date “${published}” as 2025, 2025-09 or 2025-09-23, or leave it empty.`)
    expect(refusal({ ...file, citation: { ...noCitation, accessed: published } })).toBe(reason)
  })

  it('[N12] go with their excerpts, and no others', () => {
    const { must, source, mark, notebook, sourceId, excerptId } = open()
    const other = mark(source('Bamako', 'The court closed it.'), 'The court')
    must({ kind: 'remove-source', sourceId })
    expect([notebook.sources.has(sourceId), notebook.excerpts.has(excerptId)]).toEqual([false, false])
    expect(notebook.excerpts.has(other)).toBe(true)
  })
})

describe('notes (N)', () => {
  it('[N13] stand on excerpts, sources, tags and the notebook', () => {
    const { must, notebook, sourceId, tagId, excerptId } = open()
    must({ kind: 'write-note', on: { kind: 'excerpt', id: excerptId }, note: 'On the excerpt' })
    must({ kind: 'write-note', on: { kind: 'source', id: sourceId }, note: 'On the source' })
    must({ kind: 'write-note', on: { kind: 'tag', id: tagId }, note: 'On the tag' })
    must({ kind: 'write-note', on: { kind: 'notebook' }, note: 'On it all' })
    expect(notebook.excerpts.get(excerptId)?.note).toBe('On the excerpt')
    expect(notebook.sources.get(sourceId)?.note).toBe('On the source')
    expect(notebook.tags.get(tagId)?.note).toBe('On the tag')
    expect(notebook.about.get(ABOUT_ID)?.note).toBe('On it all')
  })

  it('[N13] are refused on what is gone', () => {
    const { refusal, notebook } = open()
    for (const kind of ['excerpt', 'source', 'tag'] as const)
      expect(refusal({ kind: 'write-note', on: { kind, id: 'x' }, note: '' })).toContain(`That ${kind} is no longer`)
    notebook.about.clear()
    expect(refusal({ kind: 'write-note', on: { kind: 'notebook' }, note: '' })).toContain('no record of itself')
  })

  it('[N14] written in one stretch are undone together, each subject apart', () => {
    const keyOf = (command: Command) => {
      const checked = commandSchema.parse(command)
      return commandDefinition(checked).mergeKey?.(checked)
    }
    const on = { kind: 'excerpt', id: 'e1' } as const
    expect(keyOf({ kind: 'write-note', on, note: 'a' })).toBe(keyOf({ kind: 'write-note', on, note: 'ab' }))
    expect(keyOf({ kind: 'write-note', on, note: 'a' })).not.toBe(
      keyOf({ kind: 'write-note', on: { kind: 'tag', id: 'e1' }, note: 'a' })
    )
    const tag = { kind: 'define-tag', tagId: 't1' } as const
    expect(keyOf({ ...tag, counts: 'a' })).toBe(keyOf({ ...tag, counts: 'ab' }))
    expect(keyOf({ ...tag, counts: 'a' })).not.toBe(keyOf({ ...tag, definition: 'a' }))
  })
})

describe('commands (N)', () => {
  it('[N15] that say nothing new change nothing', () => {
    const { run, sourceId, tagId, excerptId } = open()
    const same: Command[] = [
      { kind: 'edit-source', sourceId, citation: { title: 'Niamey ', authors: [] } },
      { kind: 'mark-excerpt', sourceId, start: 0, end: 9, tagIds: [tagId] },
      { kind: 'move-excerpt', excerptId, start: 0, end: 10 },
      { kind: 'tag-excerpt', excerptId, tagIds: [tagId] },
      { kind: 'untag-excerpt', excerptId, tagId: 'none' },
      { kind: 'attribute-excerpt', excerptId, speaker: ' ' },
      { kind: 'write-note', on: { kind: 'excerpt', id: excerptId }, note: '' },
      { kind: 'rename-notebook', title: ' Sahel' },
      { kind: 'rename-tag', tagId, name: 'Courts ' },
      { kind: 'define-tag', tagId, counts: '' },
      { kind: 'recolour-tag', tagId, colour: 'ochre' },
      { kind: 'move-tag', tagId, parentId: null },
      { kind: 'assign-key', tagId, key: null },
      { kind: 'import-codebook', csv: 'path,colour\nCourts,ochre\n' }
    ]
    for (const command of same)
      expect([command.kind, run(command)]).toMatchObject([command.kind, { outcome: { kind: 'done' }, change: [] }])
  })

  it('[N16] are known by their kind and nothing beyond their fields', () => {
    const bad = [
      null,
      7,
      {},
      { kind: 'x' },
      { kind: 'rename-tag' },
      { kind: 'rename-tag', tagId: 't', name: 'n', more: 1 }
    ]
    for (const input of bad) expect(commandSchema.safeParse(input).success).toBe(false)
  })

  it('[N17] go by a verb and a noun in the Edit menu', () => {
    const labelOf = (command: Command) => {
      const checked = commandSchema.parse(command)
      const { label } = commandDefinition(checked)
      return typeof label === 'string' ? label : label(checked)
    }
    const mark = { kind: 'mark-excerpt', sourceId: 's', start: 0, end: 1 } as const
    expect(labelOf(mark)).toBe('mark excerpt')
    expect(labelOf({ ...mark, tagIds: ['t'] })).toBe('tag excerpt')
    expect(labelOf({ ...mark, newTagNames: ['New'] })).toBe('tag excerpt')
    expect(labelOf({ kind: 'remove-excerpts', excerptIds: ['a'] })).toBe('remove excerpt')
    expect(labelOf({ kind: 'remove-excerpts', excerptIds: ['a', 'b'] })).toBe('remove 2 excerpts')
  })

  it('[N18] rename the notebook, but not to nothing', () => {
    const { must, refusal, notebook } = open()
    must({ kind: 'rename-notebook', title: ' Sahel  2023 ' })
    expect(notebook.about.get(ABOUT_ID)?.title).toBe('Sahel 2023')
    expect(refusal({ kind: 'rename-notebook', title: ' \n' })).toBe('Give the notebook a title.')
  })
})
