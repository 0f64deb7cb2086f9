import { useSyncExternalStore } from 'react'
import { keepValue } from './kept-value.ts'
import { lookOf, propertiesOf, usualLook, type Look } from './look.ts'
import { remembered } from './remembered.ts'

const KEY = 'reading look'

const look = keepValue<Look>(usualLook)
let isRead = false

/** How texts are set. */
export function useReadingLook(): Look {
  return useSyncExternalStore(look.follow, current)
}

/** Read how texts are set, outside of rendering. */
export function currentLook(): Look {
  return current()
}

/** Set texts in another way, and remember it on this computer. */
export function chooseLook(next: Look): void {
  // Before anybody hears of it: whoever does measures the text as it is set then.
  apply(next)
  isRead = true
  look.set(next)
  remembered.write(KEY, JSON.stringify(next))
}

function current(): Look {
  // Known only once the settings are here.
  const kept = isRead ? null : remembered.read(KEY)
  if (kept !== null) {
    isRead = true
    const known = lookOf(kept)
    apply(known)
    look.set(known)
  }
  return look.get()
}

function apply(next: Look): void {
  for (const [name, value] of Object.entries(propertiesOf(next)))
    document.documentElement.style.setProperty(name, value)
}
