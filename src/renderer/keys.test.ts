import { describe, expect, it } from 'vitest'
import { matches, shown, typesNothing, type Pressed } from './keys.ts'
import { shortcutGroups, shortcuts } from './shortcuts/table.ts'

/** A press such as `Ctrl+Shift+Z`, with the code of the key where it stands. */
function press(keys: string, code = ''): Pressed {
  const parts = keys.split('+')
  return {
    key: parts.at(-1) ?? '',
    code,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt')
  }
}

/** The keys of an action; some have none, and are done from the palette. */
function keysIn({ keys }: { readonly keys: string }): readonly string[] {
  return keys.split(' ').filter(Boolean)
}

describe('keys (U)', () => {
  it('[U4] are matched with their modifiers, no more and no fewer', () => {
    expect(matches(press('Ctrl+z'), 'Mod+z', false)).toBe(true)
    expect(matches(press('Ctrl+Shift+Z'), 'Mod+z', false)).toBe(false)
    expect(matches(press('Ctrl+Shift+Z'), 'Mod+Shift+z Mod+y', false)).toBe(true)
    expect(matches(press('Ctrl+y'), 'Mod+Shift+z Mod+y', false)).toBe(true)
    expect(matches(press('z'), 'Mod+z', false)).toBe(false)
    expect(matches(press('Ctrl+Alt+z'), 'Mod+z', false)).toBe(false)
  })

  it('[U4] take Cmd for Ctrl on a Mac', () => {
    expect(matches(press('Meta+k'), 'Mod+k', true)).toBe(true)
    expect(matches(press('Ctrl+k'), 'Mod+k', true)).toBe(false)
    expect([shown('Mod+Shift+z', true), shown('Mod+Shift+z', false)]).toEqual(['⌘ ⇧ Z', 'Ctrl Shift Z'])
  })

  it('[U5] work on a French keyboard, where a digit takes Shift', () => {
    expect(matches(press('Ctrl+&', 'Digit1'), 'Mod+1', false)).toBe(true)
    expect(matches(press('Shift+1', 'Digit1'), '1', false)).toBe(true)
    expect(matches(press('Shift+!', 'Digit1'), '1', false)).toBe(false)
  })

  it('[U5] work on keyboards without Latin letters, by where the key stands', () => {
    expect(matches(press('Ctrl+ن', 'KeyK'), 'Mod+k', false)).toBe(true)
    expect(matches(press('е', 'KeyT'), 't', false)).toBe(true)
    // On a Dvorak keyboard the letter counts, not the place.
    expect(matches(press('t', 'KeyK'), 'k', false)).toBe(false)
  })

  it('[U5] take a sign with whatever modifier its layout needs', () => {
    expect(matches(press('Shift+?'), '? F1', false)).toBe(true)
    expect(matches(press('?'), '? F1', false)).toBe(true)
    expect(matches(press('F1'), '? F1', false)).toBe(true)
    expect(matches(press(' '), 'Space', false)).toBe(true)
  })

  it('[U5] take any capital for the beginning of a name, and none that Caps Lock makes', () => {
    expect(['Shift+H', 'Shift+É', 'Shift+Ж'].map(key => matches(press(key), 'Shift+Letter', false))).toEqual([
      true,
      true,
      true
    ])
    expect(matches(press('H'), 'Shift+Letter', false)).toBe(false)
    expect(matches(press('Ctrl+Shift+H'), 'Shift+Letter', false)).toBe(false)
    expect(matches(press('Shift+!'), 'Shift+Letter', false)).toBe(false)
  })

  it('[U18] that type a sign do nothing else in a field, whatever else stands for the same action', () => {
    expect(typesNothing(press('Shift+?'), '? F1', false)).toBe(false)
    expect(typesNothing(press('F1'), '? F1', false)).toBe(true)
    expect(typesNothing(press('Ctrl+e'), 'Mod+e', false)).toBe(true)
    expect(typesNothing(press('n'), 'n', false)).toBe(false)
  })

  it('[U6] stand in one table, each under one name', () => {
    const names = shortcuts.map(({ name }) => name)
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
    for (const { group } of shortcuts) expect(shortcutGroups).toContain(group)
  })

  it('[U6] that work everywhere belong to nothing else', () => {
    const everywhere = shortcuts.filter(({ group }) => group === 'Everywhere').flatMap(keysIn)
    // In a note these two are the editor's own.
    const others = shortcuts.filter(({ group }) => group !== 'Everywhere' && group !== 'Notes')
    const taken = others.flatMap(keysIn).filter(key => everywhere.includes(key))
    expect([taken, everywhere.length]).toEqual([[], new Set(everywhere).size])
  })

  it('[U6] are none that a browser keeps for itself', () => {
    const reserved = [
      'Mod+w',
      'Mod+n',
      'Mod+t',
      'Mod+q',
      'Mod+Shift+w',
      'Mod+Shift+n',
      'Mod+Shift+t',
      'Mod+F4',
      'Alt+F4'
    ]
    expect(shortcuts.flatMap(({ keys }) => keys.split(' ')).filter(key => reserved.includes(key))).toEqual([])
  })

  it('[U6] stand for closing and renaming the notebook and for the voice of an excerpt', () => {
    const wanted = ['close-notebook', 'rename-notebook', 'edit-voice']
    expect(shortcuts.map(({ name }) => name as string)).toEqual(expect.arrayContaining(wanted))
  })

  it('[U6] of one screen do different things', () => {
    for (const group of shortcutGroups) {
      const keys = shortcuts.filter(shortcut => shortcut.group === group).flatMap(keysIn)
      expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted())
    }
  })
})
