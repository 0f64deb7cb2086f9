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

/** Write a key as people know it: `Mod+z` as “Ctrl Z”, or “⌘ Z” on a Mac. */
export function shown(keys: string, onMac = isMac): string {
  const names: Readonly<Record<string, string>> = onMac ? macNames : plainNames
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

const plainNames = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del'
}
const macNames = { ...plainNames, Mod: '⌘', Shift: '⇧', Alt: '⌥' }

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
  // Any capital, as names begin with; Caps Lock makes none.
  if (key === 'Letter') return pressed.shiftKey === isShifted && /^\p{Lu}$/u.test(pressed.key)
  if (/^[a-z]$/i.test(key)) return pressed.shiftKey === isShifted && letterOf(pressed) === key.toLowerCase()
  // What Shift does to a sign depends on the layout.
  if (key.length === 1) return pressed.key === key
  return (pressed.key === ' ' ? 'Space' : pressed.key) === key && pressed.shiftKey === isShifted
}

/** The letter pressed; where the layout has no Latin letters, the one that stands there on a Latin keyboard. */
function letterOf({ key, code }: Pressed): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  return /^\P{ASCII}/u.test(key) ? code.replace(/^Key/, '').toLowerCase() : key
}
