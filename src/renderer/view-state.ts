import { useSyncExternalStore } from 'react'
import { keepValue } from './kept-value.ts'
import { hashOf, noView, viewOf, type View } from './view-hash.ts'

export type { Screen, View } from './view-hash.ts'

const view = keepValue<View>(viewOf(location.hash))

addEventListener('popstate', () => view.set(viewOf(location.hash)))

/** What is shown at the moment. */
export function useView(): View {
  return useSyncExternalStore(view.follow, view.get)
}

/** Read what is shown, outside of rendering. */
export function currentView(): View {
  return view.get()
}

/** Show something else. Another screen, source or passage is a step that the browser's Back takes back. */
export function show(part: Partial<View>): void {
  const before = view.get()
  const after = { ...before, ...part }
  const hash = hashOf(after)
  view.set(after)
  if (hash === hashOf(before) && location.hash === hash) return
  const isStep =
    after.screen !== before.screen ||
    (before.sourceId !== null && after.sourceId !== before.sourceId) ||
    (after.at !== null && after.at !== before.at)
  if (isStep) history.pushState(null, '', hash)
  else history.replaceState(null, '', hash)
}

/** Show nothing in particular: another notebook is open, whose ids are others. */
export function showAfresh(): void {
  view.set(noView)
  history.replaceState(null, '', hashOf(noView))
}
