import { endReading } from './reading.ts'
import { isReady, runShortcut } from './shortcuts.ts'
import { currentView, show, showBeside } from './view-state.ts'

const LONGEST_WAIT = 1500

/** Open a source beside the one that is read, and go to its text as soon as that is there. */
export function openBeside(sourceId: string): void {
  putBeside(sourceId, null)
  goWhenReady(performance.now())
}

/** Show a source beside the one that is read, and leave the focus where it is. */
export function putBeside(sourceId: string, excerptId: string | null): void {
  // What was begun on the other side is left: a picker, new borders.
  endReading()
  if (currentView().screen !== 'read') show({ screen: 'read' })
  showBeside({ kind: 'source', sourceId, excerptId })
}

function goWhenReady(since: number): void {
  requestAnimationFrame(() => {
    if (isReady('go-to-text')) runShortcut('go-to-text')
    else if (performance.now() - since < LONGEST_WAIT) goWhenReady(since)
  })
}
