import { useSyncExternalStore } from 'react'
import { keepValue } from './kept-value.ts'
import { remembered } from './remembered.ts'

const KEY = 'tour'

const isOn = keepValue(false)

/** Whether the tour is shown. */
export function useTour(): boolean {
  return useSyncExternalStore(isOn.follow, isOn.get)
}

/** Show the tour. */
export function startTour(): void {
  isOn.set(true)
  // However it ends, it does not come again by itself.
  remembered.write(KEY, 'shown')
}

/** Show the tour to whoever has not seen it on this computer. */
export function offerTour(): void {
  if (remembered.read(KEY) === null) startTour()
}

/** Take the tour away. */
export function endTour(): void {
  isOn.set(false)
}
