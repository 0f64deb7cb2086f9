import { t } from './words.ts'

const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)

/** What matching needs of a keyboard event. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether a press is one of these keys, such as `Mod+Shift+z Mod+y`, on any keyboard layout. */
export function matches(pressed: Pressed, keys: string, onMac = isMac): boolean {
  return keyPressed(pressed, keys, onMac) !== undefined
}

/** Whether a press that is one of these keys leaves a field as it is, so that it means the same while typing. */
export function typesNothing(pressed: Pressed, keys: string, onMac = isMac): boolean {
  return /Mod|^F\d/.test(keyPressed(pressed, keys, onMac) ?? '')
}

/** Name the key that is pressed, as the table writes it; null for one that stands for nothing by itself. */
export function keyOf(pressed: Pressed, onMac = isMac): string | null {
  if (NO_KEY.test(pressed.key)) return null
  const named = namedKey(pressed)
  // What Shift does to a sign depends on the layout.
  const isShifted = pressed.shiftKey && (pressed.key.length > 1 || /^[a-z]$/.test(named))
  const parts = [
    (onMac ? pressed.metaKey : pressed.ctrlKey) && 'Mod',
    isShifted && 'Shift',
    pressed.altKey && 'Alt',
    named
  ]
  return parts.filter(Boolean).join('+')
}

/** Write a key as people know it: `Mod+z` as “Ctrl Z”, or “⌘ Z” on a Mac. */
export function shown(keys: string, onMac = isMac): string {
  const names = onMac ? macNames() : plainNames()
  return partsOf(keys)
    .map(part => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ')
}

/** Whether keys pressed there are typed into something. */
export function isTyping(target: Element | null): boolean {
  if (!target) return false
  if (target instanceof HTMLInputElement) return !/^(button|checkbox|radio|range|file|submit|reset)$/.test(target.type)
  return (
    target instanceof HTMLTextAreaElement || target.closest('[contenteditable]:not([contenteditable=false])') !== null
  )
}

/** What is printed on the keys, where it is not what the table calls them. */
function plainNames(): Names {
  return { ...arrows, ...namedKeys(), Mod: 'Ctrl', Shift: t('Shift|key') }
}

function macNames(): Names {
  return { ...arrows, ...namedKeys(), Mod: '⌘', Shift: '⇧', Alt: '⌥' }
}

type Names = Readonly<Record<string, string>>

const arrows = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

function namedKeys(): Names {
  return {
    Escape: t('Esc|key'),
    Delete: t('Del|key'),
    Enter: t('Enter|key'),
    Space: t('Space|key'),
    Backspace: t('Backspace|key'),
    Home: t('Home|key'),
    End: t('End|key'),
    PageUp: t('PageUp|key'),
    PageDown: t('PageDown|key'),
    Letter: t('Letter|key')
  }
}

const NO_KEY = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|Dead|Process|Unidentified|Fn|NumLock)$/

function namedKey(pressed: Pressed): string {
  if (pressed.key === ' ') return 'Space'
  return pressed.key.length === 1 ? letterOf(pressed) : pressed.key
}

function partsOf(keys: string): readonly string[] {
  // The plus key itself would be written as `Mod++`.
  return keys.split(/\+(?=.)/)
}

function keyPressed(pressed: Pressed, keys: string, onMac: boolean): string | undefined {
  return keys.split(' ').find(one => matchesOne(pressed, one, onMac))
}

function matchesOne(pressed: Pressed, keys: string, onMac: boolean): boolean {
  const parts = partsOf(keys)
  const key = parts.at(-1) ?? ''
  const isMod = onMac ? pressed.metaKey : pressed.ctrlKey
  const isOther = onMac ? pressed.ctrlKey : pressed.metaKey
  if (isMod !== parts.includes('Mod') || isOther || pressed.altKey !== parts.includes('Alt')) return false
  return isKey(pressed, key, parts.includes('Shift'))
}

function isKey(pressed: Pressed, key: string, isShifted: boolean): boolean {
  if (/^\d$/.test(key))
    // On French keyboards a digit takes Shift; the key itself is meant.
    return pressed.key === key || (pressed.code === `Digit${key}` && pressed.shiftKey === isShifted)
  if (key === 'Letter') return isShifted && isCapital(pressed)
  if (/^[a-z]$/i.test(key)) return pressed.shiftKey === isShifted && letterOf(pressed) === key.toLowerCase()
  // What Shift does to a sign depends on the layout.
  if (key.length === 1) return pressed.key === key
  return namedKey(pressed) === key && pressed.shiftKey === isShifted
}

/** Any capital, as names begin with; Caps Lock makes none. */
function isCapital({ key, shiftKey }: Pressed): boolean {
  return shiftKey && /^\p{Lu}$/u.test(key)
}

/** The letter pressed; where the layout has no Latin letters, the one that stands there on a Latin keyboard. */
function letterOf({ key, code }: Pressed): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  return /^\P{ASCII}/u.test(key) ? code.replace(/^Key/, '').toLowerCase() : key
}
