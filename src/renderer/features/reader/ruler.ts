/** A place in the document tree. */
export type Point = { readonly node: Node; readonly offset: number }

// The browser keeps every range right with every change of the document, so that thousands slow each change down.
const range = new Range()

/** Measure what stands between two places. */
export function measure<T>(from: Point, to: Point, read: (range: Range) => T): T {
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  try {
    return read(range)
  } finally {
    // A text that is gone is not kept by what measured it last.
    range.setStart(document, 0)
    range.collapse(true)
  }
}
