import { sourcesIn } from './sides.ts'
import { currentView, followView, show, type View } from './view-state.ts'

/** Somewhere the researcher was: what was shown, and the offset at the top of the text, where one was read. */
type Stop = { readonly view: View; readonly top: number | null }

const MOST = 100

/** What a reader on the screen does for the trail. */
export type OnTrail = { readonly sourceId: string; readonly goTo: (top: number) => void }

// Where each source was left, by the offset that stood at the top.
const tops = new Map<string, number>()
let back: readonly Stop[] = []
let ahead: readonly Stop[] = []
let latest = currentView()
let reader: OnTrail | null = null
let isWalking = false
// A source just turned to is scrolled to what was looked for, which is one jump and not two.
let isArriving = false
let arrival: ReturnType<typeof setTimeout> | undefined

followView(() => {
  const before = latest
  latest = currentView()
  const known = sourcesIn(before)
  const isElsewhere = before.screen !== latest.screen || known.join() !== sourcesIn(latest).join()
  if (!isElsewhere || before.sourceId === null || latest.sourceId === null) return
  // What was in sight beside already is not arrived at.
  isArriving = before.screen !== latest.screen || !known.includes(latest.sourceId)
  if (!isWalking) leave(before)
})

/** Tell which source is read, so that steps within it can be taken back; ends when the returned function is called. */
export function joinTrail(joining: OnTrail): () => void {
  reader = joining
  // By then the text has gone to what was looked for.
  clearTimeout(arrival)
  arrival = setTimeout(settle, ARRIVED)
  return () => {
    if (reader === joining) reader = null
  }
}

/** The offset that stood at the top when a source was left; undefined where it was not read yet. */
export function topOf(sourceId: string): number | undefined {
  return tops.get(sourceId)
}

/** Keep what stands at the top of a source. */
export function keepTop(sourceId: string, top: number): void {
  tops.set(sourceId, top)
}

/** Note that a source just turned to is read now: the hand took over, or its text stands still. */
export function settle(): void {
  clearTimeout(arrival)
  isArriving = false
}

/** Note that the text is about to be scrolled far, from where it stands now; `excerptId` is the excerpt it leaves, if it is another. */
export function jump(excerptId: string | null = latest.excerptId): void {
  if (isArriving || isWalking) settle()
  else leave({ ...latest, excerptId })
}

/** Whether the text is being put back as it was, so that it does not go to its excerpt. */
export function isPutBack(): boolean {
  return isWalking
}

/** Go back to where the last jump began, or forward again; false where there is nothing more. */
export function walkTrail(isBack: boolean): boolean {
  const stop = (isBack ? back : ahead).at(-1)
  if (!stop) return false
  const here = stopAt(latest)
  if (isBack) [back, ahead] = [back.slice(0, -1), [...ahead, here]]
  else [back, ahead] = [[...back, here], ahead.slice(0, -1)]
  goTo(stop)
  return true
}

/** Forget everything, as when another notebook is opened. */
export function endTrail(): void {
  ;[back, ahead] = [[], []]
  settle()
  tops.clear()
}

function leave(view: View): void {
  back = [...back, stopAt(view)].slice(-MOST)
  ahead = []
}

function stopAt(view: View): Stop {
  const top = view.screen === 'read' && view.sourceId ? (tops.get(view.sourceId) ?? null) : null
  return { view: { ...view, at: null }, top }
}

function goTo({ view, top }: Stop): void {
  isWalking = true
  if (view.sourceId && top !== null) tops.set(view.sourceId, top)
  show(view)
  if (reader && reader.sourceId === view.sourceId && view.screen === 'read' && top !== null) reader.goTo(top)
  // What the view brings on the screen has scrolled by then.
  setTimeout(() => {
    isWalking = false
    settle()
  }, SETTLED)
}

const SETTLED = 150
const ARRIVED = 600
