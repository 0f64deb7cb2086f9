import { useSyncExternalStore } from 'react'
import { keepValue } from './kept-value.ts'
import { closed, isSameStage, swapped, turned, withBeside, withPart } from './sides.ts'
import { hashOf, noView, viewOf, withoutWords, type Beside, type View } from './view-hash.ts'

export type { Beside, NoteOf, Screen, View } from './view-hash.ts'

const view = keepValue<View>(viewOf(location.hash))
/** The views of this page by the number in its history, for Back and Forward, since an address may lack the words. */
const shownAt = new Map<number, View>()
/** Begins anew with each load, so that no number of the page before means a view of this one. */
let step = Date.now()
let isDiscreet = false

addEventListener('popstate', ({ state }) => {
  const known = shownAt.get(Number(state))
  if (known) step = Number(state)
  view.set(known ?? viewOf(location.hash))
})

/** What is shown at the moment. */
export function useView(): View {
  return useSyncExternalStore(view.follow, view.get)
}

/** Read what is shown, outside of rendering. */
export function currentView(): View {
  return view.get()
}

/** Hear of everything else that is shown, until the returned function is called. */
export function followView(listener: () => void): () => void {
  return view.follow(listener)
}

/** Show something else. Another screen, source or passage is a step that the browser's Back takes back. */
export function show(part: Partial<View>): void {
  go(withPart(view.get(), part))
}

/** Show something beside the source that is worked on, at a passage of it; null takes away what stands beside. */
export function showBeside(beside: Beside | null, at: View['at'] = null): void {
  const shown: View = { ...view.get(), screen: 'read' }
  go(beside ? { ...withBeside(shown, beside), at } : closed(shown, true))
}

/** Take away the source that is worked on, and work on the one beside. */
export function closeThis(): void {
  go(closed(view.get(), false))
}

/** Let the two that stand side by side change places. */
export function swapSides(): void {
  go(swapped(view.get()))
}

/** Work on the source beside. It is in sight already, so that this is no step to be taken back. */
export function turnSide(): void {
  go(turned(view.get()))
}

function go(after: View): void {
  const before = view.get()
  const hash = addressOf(after)
  view.set(after)
  if (hash === addressOf(before) && location.hash === hash) return void shownAt.set(step, after)
  const isStep =
    after.screen !== before.screen ||
    (before.sourceId !== null && !isSameStage(before, after)) ||
    (after.at !== null && after.at !== before.at)
  if (isStep) {
    step += 1
    history.pushState(step, '', hash)
  } else history.replaceState(step, '', hash)
  shownAt.set(step, after)
}

/** Show nothing in particular: another notebook is open, whose ids are others. */
export function showAfresh(): void {
  view.set(noView)
  shownAt.clear()
  history.replaceState(null, '', hashOf(noView))
}

/** Keep words of the notebook out of the address, and so out of the browser's history, as long as it is encrypted. */
export function beDiscreet(isSecret: boolean): void {
  isDiscreet = isSecret
  if (isSecret && location.hash !== addressOf(view.get())) history.replaceState(step, '', addressOf(view.get()))
  shownAt.set(step, view.get())
}

function addressOf(shown: View): string {
  return hashOf(isDiscreet ? withoutWords(shown) : shown)
}
