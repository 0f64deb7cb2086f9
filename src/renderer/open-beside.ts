import { endReading } from './reading.ts'
import { showBeside, type View } from './view-state.ts'
import { runWhenReady } from './when-ready.ts'

/** What is to be shown of a source: one of its excerpts, or a passage. */
export type Shown = { readonly excerptId?: string | null; readonly at?: View['at'] }

/** Open a source beside the one that is read, and go to its text as soon as that is there. */
export function openBeside(sourceId: string, shown: Shown = {}): void {
  putBeside(sourceId, shown)
  runWhenReady('go-to-text')
}

/** Show a source beside the one that is read, and leave the focus where it is. */
export function putBeside(sourceId: string, { excerptId = null, at = null }: Shown): void {
  // What was begun on the other side is left: a picker, new borders.
  endReading()
  showBeside({ kind: 'source', sourceId, excerptId }, at)
}
