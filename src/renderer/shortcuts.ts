import { useEffect, useRef } from 'react'
import { keysNow } from './key-changes.ts'
import { isTyping, matches, shown, typesNothing } from './keys.ts'
import { shortcuts, type Shortcut, type ShortcutName } from './shortcuts/table.ts'
import { useWorkedOn } from './side.ts'

type Handler = (event: KeyboardEvent | null) => void
const handlers = new Map<string, { readonly run: Handler }[]>()

/** What is done instead of an action while that is not to be done. */
const instead = new Map<string, () => void>()

globalThis.addEventListener?.('keydown', onKeyDown)

/** Have something else done in place of an action, whoever asks for it, until the returned function is called. */
export function holdShortcut(name: ShortcutName, run: () => void): () => void {
  instead.set(name, run)
  return () => void (instead.get(name) === run && instead.delete(name))
}

function handlerOf(name: string): Handler | undefined {
  return instead.get(name) ?? handlers.get(name)?.at(-1)?.run
}

/**
 * Do something when a key of the table is pressed, as long as `isActive` and its side is worked on.
 *
 * Of several handlers the latest counts.
 */
export function useShortcut(name: ShortcutName, handler: Handler, isActive = true): void {
  const latest = useRef(handler)
  const isMeant = useWorkedOn() && isActive
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (!isMeant) return
    const entry = { run: (event: KeyboardEvent | null) => latest.current(event) }
    handlers.set(name, [...(handlers.get(name) ?? []), entry])
    return () => void handlers.set(name, handlers.get(name)?.filter(other => other !== entry) ?? [])
  }, [name, isMeant])
}

/** Whether something is there to be done by an action now. */
export function isReady(name: ShortcutName): boolean {
  return (handlers.get(name)?.length ?? 0) > 0
}

/** Do what a key of the table does, as when a menu of the host asks for it. */
export function runShortcut(name: string): boolean {
  const handler = handlerOf(name)
  handler?.(null)
  return handler !== undefined
}

/** The keys of a shortcut as people know them, for a `Kbd`: “Ctrl K”. */
export function keysOf(name: ShortcutName): string {
  const shortcut = shortcuts.find(one => one.name === name)
  return shown((shortcut ? keysNow(shortcut) : '').split(' ')[0] ?? '')
}

/** Every way to press a shortcut, as people know it; nine digits in a row are “1 – 9”. */
export function shownKeys(keys: string): readonly string[] {
  if (keys === '1 2 3 4 5 6 7 8 9') return ['1 – 9']
  return keys
    .split(' ')
    .filter(Boolean)
    .map(one => shown(one))
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const shortcut = shortcuts.find(one => handlerOf(one.name) && matches(event, keysNow(one)))
  if (!shortcut || !mayFire(event, shortcut)) return
  event.preventDefault()
  handlerOf(shortcut.name)?.(event)
}

function mayFire(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const { name } = shortcut
  const keys = keysNow(shortcut)
  const target = event.target instanceof Element ? event.target : null
  // Whoever locks is in a hurry, and means it wherever the caret is.
  if (name === 'lock-notebook' && typesNothing(event, keys)) return true
  if (isOwnedByTarget(target, keys)) return false
  return !isTyping(target) || (typesNothing(event, keys) && !ownedByFields.includes(name))
}

/** What is open over the screen has its own keys, and a button is pressed by these, whatever else they stand for. */
function isOwnedByTarget(target: Element | null, keys: string): boolean {
  if (!target) return false
  if (target.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]')) return true
  return /^(Enter|Space)$/.test(keys) && target.closest('button, a[href], summary') !== null
}

/** Fields undo their own typing, paste into themselves, and end notes in their own way. */
const ownedByFields = ['undo', 'redo', 'paste-source', 'tag-found']
