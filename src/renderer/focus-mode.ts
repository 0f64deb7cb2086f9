import { useSyncExternalStore } from 'react'
import { keepValue } from './kept-value.ts'

const isAlone = keepValue(false)

/** Whether the text stands alone, with all panes hidden. */
export function useFocusMode(): boolean {
  return useSyncExternalStore(isAlone.follow, isAlone.get)
}

/** Let the text stand alone, or not; tells whether that is new. */
export function setFocusMode(isOn: boolean): boolean {
  const isNew = isAlone.get() !== isOn
  isAlone.set(isOn)
  return isNew
}
