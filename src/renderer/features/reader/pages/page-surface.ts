import type { Surface } from '../surface.ts'
import { pageMeasures } from './page-measures.ts'
import type { PageOfText } from './page-numbers.ts'
import { pageTree, type DrawnPages } from './page-tree.ts'

/** A surface over pages; `sought` is an offset that was gone to on a page that was not drawn. */
export type PageSurface = Surface & { readonly sought: () => number | null; readonly forget: () => void }

/**
 * Open the pages shown in an element as the reader's surface. What is drawn is looked up anew each time, so that the
 * surface stays the same while pages come and go.
 */
export function pageSurface(root: HTMLElement, pages: readonly PageOfText[], drawn: () => DrawnPages): PageSurface {
  const tree = pageTree(root, pages, drawn)
  const { pointAt, offsetOf, paintable, elementAt } = tree
  return {
    root,
    elements: [],
    parts: [],
    pointAt,
    offsetOf,
    paintable,
    elementAt,
    ...pageMeasures(tree),
    isPlaced: true
  }
}
