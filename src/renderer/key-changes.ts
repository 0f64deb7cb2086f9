import { useSyncExternalStore } from 'react'
import { keepValue } from './kept-value.ts'
import { t } from './words.ts'

/** The keys that a researcher gave to actions in the place of the usual ones, by the action's name; empty for none. */
export type KeyChanges = Readonly<Record<string, string>>

/** What is needed of an action to give it keys. */
export type Keyed = { readonly name: string; readonly keys: string; readonly group: string }

const changes = keepValue<KeyChanges>({})

/** The keys of an action as they are now. */
export function keysNow({ name, keys }: Pick<Keyed, 'name' | 'keys'>): string {
  return changes.get()[name] ?? keys
}

/** Follow which keys were changed. */
export function useKeyChanges(): KeyChanges {
  return useSyncExternalStore(changes.follow, changes.get)
}

/** Let other keys hold from now on. */
export function takeKeyChanges(next: KeyChanges): void {
  if (JSON.stringify(next) !== JSON.stringify(changes.get())) changes.set(next)
}

/** Say why a key can be given to nothing; null where it can. */
export function problemOfKey(key: string): string | null {
  return reserved.has(key) ? t('That key belongs to the window or the system. Press another.') : null
}

/** The other actions that a key does where this one works. */
export function clashesOf<T extends Keyed>(
  table: readonly T[],
  given: KeyChanges,
  name: string,
  key: string
): readonly T[] {
  const own = table.find(one => one.name === name)
  return table.filter(
    other => other.name !== name && own && isMet(own.group, other.group) && keysIn(given, other).includes(key)
  )
}

/** Give an action a key, and take it from the actions it would clash with. */
export function withKey(table: readonly Keyed[], given: KeyChanges, name: string, key: string): KeyChanges {
  const next: Record<string, string> = { ...given, [name]: key }
  for (const other of clashesOf(table, given, name, key))
    next[other.name] = keysIn(given, other)
      .filter(one => one !== key)
      .join(' ')
  return onlyChanged(table, next)
}

/** Give an action its usual keys again, and take those from the actions that got them meanwhile. */
export function withUsualKey(table: readonly Keyed[], given: KeyChanges, name: string): KeyChanges {
  const usual = table.find(one => one.name === name)?.keys ?? ''
  const freed = usual.split(' ').reduce((all, key) => (key ? withKey(table, all, name, key) : all), given)
  return onlyChanged(table, { ...freed, [name]: usual })
}

/** Write the changes of one group of actions down. */
export function writeChanges(table: readonly Keyed[], given: KeyChanges, group: string): string {
  const own = table.filter(one => one.group === group && given[one.name] !== undefined)
  return own.length === 0 ? '' : JSON.stringify(Object.fromEntries(own.map(({ name }) => [name, given[name]])))
}

/** Read what was written down; what makes no sense is left out. */
export function readChanges(table: readonly Keyed[], texts: readonly (string | null | undefined)[]): KeyChanges {
  const read: Record<string, string> = {}
  for (const text of texts)
    for (const [name, keys] of Object.entries(objectIn(text ?? '')))
      if (typeof keys === 'string' && KEYS.test(keys) && table.some(one => one.name === name)) read[name] = keys
  return onlyChanged(table, read)
}

const KEYS = /^[^\s]{0,40}( [^\s]{1,40}){0,9}$/

const reserved = new Set([
  ...['Escape', 'Tab', 'Shift+Tab', 'F5', 'F11', 'F12', 'Alt+F4', 'Mod+F4'],
  ...['w', 'n', 't', 'q', 'r', 'c', 'v', 'x', 'Shift+w', 'Shift+n', 'Shift+t', 'Shift+r'].map(key => `Mod+${key}`)
])

/** Whether two groups of actions work at the same time. A note has its own keys, whatever they do elsewhere. */
function isMet(a: string, b: string): boolean {
  if (a === 'Notes' || b === 'Notes') return a === b
  return a === b || a === 'Everywhere' || b === 'Everywhere'
}

function keysIn(given: KeyChanges, { name, keys }: Keyed): readonly string[] {
  return (given[name] ?? keys).split(' ').filter(Boolean)
}

function onlyChanged(table: readonly Keyed[], given: KeyChanges): KeyChanges {
  return Object.fromEntries(
    Object.entries(given).filter(([name, keys]) => keys !== table.find(one => one.name === name)?.keys)
  )
}

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' ? value : {}
  } catch {
    return {}
  }
}
