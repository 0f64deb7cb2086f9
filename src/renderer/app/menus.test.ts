import { describe, expect, it } from 'vitest'
import { isChangeable, shortcuts } from '#renderer/shortcuts/table.ts'
import { sourceMenu } from '#renderer/features/library/source-menu.ts'
import type { MenuItem } from '#renderer/ui/menu.tsx'
import type { Source } from '#shared/model/source.ts'
import { notebookMenu } from './notebook-menu.ts'

const listed = shortcuts.map(({ name }) => name as string).filter(isChangeable)
const idsOf = (items: readonly MenuItem[]) => items.flatMap(item => (item === 'line' ? [] : [item.id]))
const nothing = () => {}

describe('menus (U)', () => {
  it.each([
    [false, false],
    [true, false],
    [true, true]
  ])('[U24] of a notebook hold nothing that the palette does not list (encrypted %s, read only %s)', (...of) => {
    const [isEncrypted, isReadOnly] = of
    const ids = idsOf(notebookMenu({ isEncrypted, isReadOnly, status: { undo: 'tag', redo: null } }))
    expect(ids.filter(id => !listed.includes(id))).toEqual([])
    expect(ids).toContain(isEncrypted ? 'change-passphrase' : 'encrypt-notebook')
    expect(ids).toEqual(expect.arrayContaining(['open-backups', 'erase', 'undo', 'close-notebook']))
  })

  it('[U24] of a source hold nothing that the palette does not list', () => {
    const shown = { onBeside: nothing, onDetails: nothing, onHistory: nothing }
    const deeds = { ...shown, onExport: nothing, onRemove: nothing, onErase: nothing }
    const ids = idsOf(sourceMenu({ id: 's1', title: 'A' } as Source, { ...deeds, isReadOnly: false }))
    expect(ids.filter(id => !listed.includes(id))).toEqual([])
    expect(ids).toEqual(expect.arrayContaining(['remove-source', 'export-source', 'source-history']))
  })
})
