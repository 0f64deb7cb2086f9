import { describe, expect, it } from 'vitest'
import { shortcuts } from '#renderer/shortcuts/table.ts'
import { actionsOn, counted, isNarrower, readUses, sectionsOf, writeUses, type Entry, type Uses } from './entries.ts'

const entries: readonly Entry[] = [
  { kind: 'action', id: 'mark', name: 'Mark the selection without a tag' },
  { kind: 'action', id: 'merge-tag', name: 'Merge the tag into another' },
  { kind: 'action', id: 'export', name: 'Export' },
  { kind: 'tag', id: 't1', name: 'Coups d’État', detail: 'Politics' },
  { kind: 'tag', id: 't2', name: 'Turn to Russia' }
]
const asked: readonly Entry[] = [
  { kind: 'excerpt', id: 'e1', name: 'the junta left' },
  { kind: 'source', id: 's1', name: 'Three states' },
  { kind: 'find', id: 'find', name: 'tag' }
]
const ids = (typed: string, uses: Uses = new Map(), more: readonly Entry[] = []) =>
  sectionsOf({ entries, asked: more }, typed, uses).flatMap(({ matches }) => matches.map(({ option }) => option.id))

describe('the palette (U)', () => {
  it('[U24] goes on showing what was found only while the words go on from those it was found for', () => {
    expect([isNarrower('junta', 'jun'), isNarrower('Junta', 'jun'), isNarrower('jun', 'jun')]).toEqual([
      true,
      true,
      true
    ])
    expect([isNarrower('ju', 'jun'), isNarrower('tag', 'jun'), isNarrower('junta', '')]).toEqual([false, false, false])
  })

  it('[U24] finds actions and tags by part of a name, accents and case ignored', () => {
    expect(ids("coups d'etat")).toEqual(['t1'])
    expect(ids('tag')).toEqual(['mark', 'merge-tag'])
    expect(ids('MERGE')).toEqual(['merge-tag'])
    expect(ids('politics')).toEqual(['t1'])
    expect(ids('nothing of the kind')).toEqual([])
  })

  it('[U24] shows what is used most first, and all actions before anything is typed', () => {
    const uses = new Map([
      ['export', 3],
      ['merge-tag', 1]
    ])
    expect(ids('', uses)).toEqual(['export', 'merge-tag', 'mark'])
    // What is typed counts for more than what is used.
    expect(ids('mark', new Map([['merge-tag', 9]]))).toEqual(['mark'])
    expect(ids('tag', new Map([['merge-tag', 9]]))).toEqual(['merge-tag', 'mark'])
  })

  it('[U24] adds what the notebook was asked for, sources first and the search last', () => {
    expect(ids('tag', new Map(), asked)).toEqual(['mark', 'merge-tag', 's1', 'e1', 'find'])
  })

  it('[U24] offers what is ready, and what another screen has', () => {
    const on = (screen: 'read' | 'codebook', ...ready: string[]) =>
      actionsOn(shortcuts, { screen, ready: new Set(ready) }).map(({ name }) => name as string)
    expect(on('read', 'undo', 'mark')).toEqual(expect.arrayContaining(['undo', 'mark', 'add-tag']))
    expect(on('read', 'undo')).not.toContain('mark')
    expect(on('codebook', 'undo')).toContain('mark')
    expect(on('read', 'undo', 'mark')[0]).toBe('mark')
  })

  it('[U24] remembers what is used, within a limit', () => {
    let uses: Uses = new Map([['often', 500]])
    for (let i = 0; i < 100; i++) uses = counted(uses, `once-${i}`)
    uses = counted(uses, 'often')
    expect([uses.size, uses.get('often'), uses.get('once-99')]).toEqual([40, 501, 1])
    expect(writeUses(uses).length).toBeLessThan(2000)
    expect(readUses(writeUses(uses))).toEqual(uses)
    expect(readUses('nonsense\nx -1\n\nok 2')).toEqual(new Map([['ok', 2]]))
    expect(readUses(null).size).toBe(0)
  })
})
