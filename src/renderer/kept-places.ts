import { placesAfter, readPlaces, writePlaces, type Places } from './places.ts'
import { remembered } from './remembered.ts'

const KEYS = ['places 1', 'places 2'] as const
/** Scrolling goes on for longer than a moment, and its end is what matters. */
const PAUSE = 3000

let places: Places | null = null
let timer: ReturnType<typeof setTimeout> | undefined

// Before what is remembered is put down for good.
addEventListener('pagehide', writeDown, { capture: true })
document.addEventListener('visibilitychange', writeDown, { capture: true })

/** Where a source was left, be it in another session; undefined where that is not known any more. */
export function keptPlace(sourceId: string): number | undefined {
  return current().get(sourceId)
}

/** Keep where a source is read, for the next time: its id and an offset, no words of it. */
export function keepPlace(sourceId: string, offset: number): void {
  places = placesAfter(current(), sourceId, offset)
  timer ??= setTimeout(writeDown, PAUSE)
}

function current(): Places {
  places ??= readPlaces(KEYS.map(key => remembered.read(key)))
  return places
}

function writeDown(): void {
  clearTimeout(timer)
  timer = undefined
  if (!places) return
  const texts = writePlaces(places)
  for (const [at, key] of KEYS.entries())
    if (texts[at] !== (remembered.read(key) ?? '')) remembered.write(key, texts[at] ?? '')
}
