import { describe, expect, it } from 'vitest'
import { clashesOf, problemOfKey, readChanges, withKey, withUsualKey, writeChanges } from './key-changes.ts'
import { keyOf } from './keys.ts'
import { shortcuts } from './shortcuts/table.ts'

const table = [
  { name: 'undo', keys: 'Mod+z', group: 'Everywhere' },
  { name: 'help', keys: '? F1', group: 'Everywhere' },
  { name: 'mark', keys: 'm', group: 'Reader' },
  { name: 'write-note', keys: 'n', group: 'Reader' },
  { name: 'add-tag', keys: 'n', group: 'Codebook' },
  { name: 'strong', keys: 'Mod+b', group: 'Notes' }
]
const names = (name: string, key: string, given = {}) => clashesOf(table, given, name, key).map(one => one.name)

describe('changed keys (U)', () => {
  it('[U23] clash with what works on the same screen, or everywhere', () => {
    expect(names('mark', 'n')).toEqual(['write-note'])
    expect(names('mark', 'F1')).toEqual(['help'])
    expect(names('undo', 'n')).toEqual(['write-note', 'add-tag'])
    expect(names('undo', 'Mod+b')).toEqual([])
    expect(names('mark', 'n', { 'write-note': 'x' })).toEqual([])
  })

  it('[U23] are taken from what had them, and given back', () => {
    const given = withKey(table, {}, 'mark', 'n')
    expect(given).toEqual({ mark: 'n', 'write-note': '' })
    expect(withUsualKey(table, given, 'write-note')).toEqual({ mark: '' })
    expect(withUsualKey(table, withUsualKey(table, given, 'write-note'), 'mark')).toEqual({})
    // Of several keys only the one that is taken goes.
    expect(withKey(table, {}, 'mark', 'F1')).toEqual({ mark: 'F1', help: '?' })
  })

  it('[U23] never do two things where every action gets any key', () => {
    let given = {}
    const real = shortcuts.filter(({ name }) => !/^(move|extend)/.test(name))
    for (const [index, { name }] of real.entries()) given = withKey(shortcuts, given, name, `Alt+${index % 7}`)
    const clashing = real.filter(({ name }) => {
      const key = new Map(Object.entries<string>(given)).get(name)
      return key && clashesOf(shortcuts, given, name, key).length > 0
    })
    expect(clashing).toEqual([])
  })

  it('[U23] are kept, and read again; what makes no sense is left out', () => {
    const given = { mark: 'Alt+m', undo: 'Mod+u' }
    const texts = ['Everywhere', 'Reader', 'Codebook'].map(group => writeChanges(table, given, group))
    expect(texts[2]).toBe('')
    expect(readChanges(table, texts)).toEqual(given)
    expect(
      readChanges(table, ['{"mark":5,"gone":"x","undo":"Mod+z"}', 'no json', null, '[]', '{"mark":"a  b"}'])
    ).toEqual({})
  })

  it('[U23] are none that the window or the system needs', () => {
    for (const key of ['Escape', 'Tab', 'Mod+w', 'Mod+c']) expect(problemOfKey(key)).toContain('another')
    expect(problemOfKey('Mod+Shift+k')).toBeNull()
  })

  it('[U23] are told by what is pressed, on any keyboard', () => {
    const press = (key: string, more: object = {}) =>
      keyOf({ key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more }, false)
    expect(press('Shift')).toBeNull()
    expect(press('Dead')).toBeNull()
    expect(press('K', { shiftKey: true, ctrlKey: true })).toBe('Mod+Shift+k')
    expect(press('ArrowDown', { altKey: true })).toBe('Alt+ArrowDown')
    expect(press('?', { shiftKey: true })).toBe('?')
    expect(press('&', { code: 'Digit1' })).toBe('&')
    expect(press('1', { code: 'Digit1', shiftKey: true })).toBe('1')
    expect(press('ن', { code: 'KeyK' })).toBe('k')
    expect(press(' ')).toBe('Space')
    expect(press('+', { ctrlKey: true })).toBe('Mod++')
  })
})
