import { useSyncExternalStore } from 'react'
import { keepValue } from '#renderer/kept-value.ts'
import { remembered } from '#renderer/remembered.ts'
import { noChoice, styleOf, type PaintingChoice } from './kernel/shown.ts'

const KEY = 'painting'

const choice = keepValue<PaintingChoice>(noChoice)
let isRead = false

/** Which excerpts are painted, and how strongly. */
export function usePaintingChoice(): PaintingChoice {
  return useSyncExternalStore(choice.follow, currentPainting)
}

/** Paint other excerpts, or the same in another way; the way is remembered for the next time. */
export function choosePainting(part: Partial<PaintingChoice>): void {
  choice.set({ ...currentPainting(), ...part })
  if (part.style) remembered.write(KEY, part.style)
}

/** Paint the excerpts of all tags, in the same way. */
export function paintAll(): void {
  choice.set({ ...choice.get(), hidden: noChoice.hidden })
}

/** Read which excerpts are painted, outside of rendering. */
export function currentPainting(): PaintingChoice {
  // Known only once the settings are here.
  const kept = isRead ? null : remembered.read(KEY)
  if (kept !== null) {
    isRead = true
    choice.set({ ...choice.get(), style: styleOf(kept) })
  }
  return choice.get()
}
