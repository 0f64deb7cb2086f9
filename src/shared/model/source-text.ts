/**
 * The text of a source: one plain string, with its structure as ranges on it.
 *
 * Offsets are UTF-16 units, ends are exclusive. Line ends are LF; nothing else is normalised.
 */
export type SourceText = {
  readonly text: string
  /** In reading order. Blocks do not overlap, but for pages, which hold the others. Between blocks there is only white space. */
  readonly blocks: readonly Block[]
  /** Inline marks in the order of their starts; they may nest. */
  readonly marks: readonly Mark[]
}

export type Block = Range &
  (
    | { readonly kind: 'paragraph' | 'list-item' | 'quotation' | 'table-row' | 'footnote' }
    /** `level` from 1 to 6. */
    | { readonly kind: 'heading'; readonly level: number }
    /** `label` is what the page is called: its printed label where the file has one, else its number from 1. */
    | { readonly kind: 'page'; readonly label: string }
  )

export type Mark = Range & ({ readonly kind: 'strong' | 'emphasis' } | { readonly kind: 'link'; readonly href: string })

export type Range = { readonly start: number; readonly end: number }
