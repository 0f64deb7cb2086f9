/** A document as imported. Its text never changes, so excerpts can point into it by offset. */
export type Source = Citation & {
  readonly id: string
  /** SHA-256 of the original, in hexadecimal; the original lies in the notebook folder under this name. */
  readonly sha256: string
  /** SHA-256 of the text file, in hexadecimal; the text lies in the notebook folder under this name. */
  readonly textHash: string
  readonly format: SourceFormat
  /** The name of the file it came from, without its folder. */
  readonly fileName: string
  /** The size of the original. */
  readonly bytes: number
  /** The encoding its bytes were read in; null where the format says it itself (docx, pdf). */
  readonly encoding: string | null
  readonly words: number
  /** Markdown. */
  readonly note: string
  readonly addedAt: string
  /** Who added it. */
  readonly by: string
}

/** What is known about where a source comes from. Nothing of it is required; what is not known is empty. */
export type Citation = {
  readonly title: string
  readonly authors: readonly string[]
  readonly publisher: string
  /** As precise as it is known: `2025`, `2025-09` or `2025-09-23` (ISO 8601). */
  readonly published: string
  /** When it was fetched or read, in the same form. */
  readonly accessed: string
  readonly url: string
  /** BCP 47, such as `en` or `fr`. */
  readonly language: string
  readonly kind: SourceKind
}

export const sourceKinds = ['news article', 'NGO report', 'court paper', 'statement', 'other'] as const
export type SourceKind = (typeof sourceKinds)[number]

export const sourceFormats = ['txt', 'md', 'html', 'docx', 'pdf'] as const
export type SourceFormat = (typeof sourceFormats)[number]
