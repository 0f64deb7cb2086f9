import type { Beside, View } from './view-hash.ts'

/** Put something beside the source that is worked on. Another source is worked on then; a note is only written. */
export function withBeside(view: View, beside: Beside): View {
  if (beside.kind === 'note') return { ...view, beside }
  const { sourceId, excerptId } = view
  // Beside nothing it stands alone.
  if (sourceId === null) return { ...view, sourceId: beside.sourceId, excerptId: beside.excerptId, at: null }
  return {
    ...view,
    sourceId: beside.sourceId,
    excerptId: beside.excerptId,
    at: null,
    beside: { kind: 'source', sourceId, excerptId },
    // What was read alone stays where it is, and so does what something stood beside already.
    isSecond: view.beside === null ? true : !view.isSecond
  }
}

/** Work on the source beside, with everything where it stands; the same view where there is none. */
export function turned(view: View): View {
  if (view.beside?.kind !== 'source' || view.sourceId === null) return view
  const { sourceId, excerptId } = view
  return {
    ...view,
    sourceId: view.beside.sourceId,
    excerptId: view.beside.excerptId,
    at: null,
    beside: { kind: 'source', sourceId, excerptId },
    isSecond: !view.isSecond
  }
}

/** Let the two change places. */
export function swapped(view: View): View {
  return { ...view, isSecond: !view.isSecond, isCrossed: !view.isCrossed }
}

/** Take one of the two away: the one beside, or the one that is worked on, where the other is a source. */
export function closed(view: View, isOther: boolean): View {
  const kept = isOther ? view : turned(view)
  return { ...kept, beside: null }
}

/** Show part of a view. A source that stands beside already is turned to instead of shown twice. */
export function withPart(view: View, part: Partial<View>): View {
  const isElsewhere = part.sourceId !== undefined && part.sourceId !== view.sourceId && !('beside' in part)
  const isBeside = view.beside?.kind === 'source' && view.beside.sourceId === part.sourceId
  return { ...(isElsewhere && isBeside ? turned(view) : view), ...part }
}

/** The sources that are shown, in whatever order. */
export function sourcesIn({ sourceId, beside }: View): readonly string[] {
  const other = beside?.kind === 'source' ? [beside.sourceId] : []
  return [...(sourceId === null ? [] : [sourceId]), ...other].toSorted((a, b) => (a < b ? -1 : 1))
}

/** Whether two views show the same side by side, wherever it stands and whichever is worked on. */
export function isSameStage(a: View, b: View): boolean {
  return stageOf(a) === stageOf(b)
}

function stageOf(view: View): string {
  return JSON.stringify([view.screen, sourcesIn(view), view.beside?.kind === 'note' && view.beside.of])
}
