import { useSyncExternalStore } from 'react'
import { act, say } from './act.ts'
import { keepValue } from './kept-value.ts'
import { currentView, show } from './view-state.ts'
import { t } from './words.ts'

/** What the text and the pane beside it ask of each other. Kept nowhere. */
export type Reading = {
  /** The tag picker is open, for this excerpt or, where it is null, for the selection; `text` is typed already. */
  readonly picking: { readonly excerptId: string | null; readonly text?: string } | null
  /** The excerpt that gets new borders. */
  readonly bordersOf: string | null
  /** The field of the current excerpt that is to be typed into; whoever has put the caret there sets it back. */
  readonly typeInto: 'note' | 'speaker' | null
  /** Places that find has found, all of which are to be tagged. */
  readonly hitsToTag: HitsToTag | null
}

/** Places in the text of a source that hold some words. */
export type HitsToTag = { readonly words: string; readonly hits: readonly HitToTag[] }
/** A place with what stands around it. */
export type HitToTag = {
  readonly sourceId: string | null
  readonly start: number
  readonly end: number
  readonly text: string
  readonly before: string
  readonly after: string
  /** The source, or the place in it. */
  readonly where: string
}

const nothing: Reading = { picking: null, bordersOf: null, typeInto: null, hitsToTag: null }
const reading = keepValue<Reading>(nothing)

/** What is going on in the reader. */
export function useReading(): Reading {
  return useSyncExternalStore(reading.follow, reading.get)
}

/** Begin or end something in the reader. */
export function setReading(part: Partial<Reading>): void {
  reading.set({ ...reading.get(), ...part })
}

/** Leave everything that was begun, as when another source is opened. */
export function endReading(): void {
  reading.set(nothing)
}

/** Delete an excerpt, and offer to take that back. */
export async function removeExcerpt(excerptId: string): Promise<void> {
  const outcome = await act({ kind: 'remove-excerpts', excerptIds: [excerptId] })
  if (outcome === undefined) return
  if (currentView().excerptId === excerptId) show({ excerptId: null })
  say(t('Excerpt deleted.'), { undo: true })
}
