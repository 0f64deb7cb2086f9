import type { Stretch } from '../kernel/caret.ts'

/** A page of the original. Where it gave no text, the stretch is empty and lies where its text would be. */
export type PageOfText = Stretch & { readonly label: string }

/**
 * Give every page of a PDF its stretch of the text. Pages that held no text are not in the text, so the two are brought
 * together by the labels of the pages, in order.
 */
export function pagesOf(labels: readonly string[], inText: readonly PageOfText[]): readonly PageOfText[] {
  if (labels.length === inText.length) return inText
  let next = 0
  let end = inText[0]?.start ?? 0
  return labels.map((label, index) => {
    const page = inText[next]
    // Of pages with the same label the later ones would not be reached if an earlier one took none.
    const isLeftForLater = labels.length - index > inText.length - next && page?.label !== label
    if (!page || isLeftForLater) return { label, start: end, end }
    next += 1
    end = page.end
    return page
  })
}
