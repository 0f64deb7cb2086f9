import type { PaintedExcerpt } from '#shared/queries/painted.ts'

export const paintingStyles = ['plain', 'underlined', 'filled'] as const
export type PaintingStyle = (typeof paintingStyles)[number]

/** Stands for the excerpts that bear no tag. */
export const UNTAGGED = ''

/** What of the excerpts is painted, and how. */
export type PaintingChoice = {
  readonly style: PaintingStyle
  /** The ids of tags whose excerpts are not painted. */
  readonly hidden: ReadonlySet<string>
}

/** Everything is painted, filled. */
export const noChoice: PaintingChoice = { style: 'filled', hidden: new Set() }

/** Read what was remembered of the style; filled where it makes no sense. */
export function styleOf(text: string): PaintingStyle {
  return paintingStyles.find(style => style === text) ?? 'filled'
}

/** The excerpts to paint: those that bear a tag which is not hidden. */
export function shownOf(excerpts: readonly PaintedExcerpt[], hidden: ReadonlySet<string>): readonly PaintedExcerpt[] {
  if (hidden.size === 0) return excerpts
  return excerpts.filter(({ tagIds }) => (tagIds.length > 0 ? tagIds : [UNTAGGED]).some(id => !hidden.has(id)))
}

/** The tags that excerpts bear, in the order of the codebook given; `UNTAGGED` last where one bears none. */
export function borneBy(excerpts: readonly PaintedExcerpt[], order: readonly string[]): readonly string[] {
  const borne = new Set(excerpts.flatMap(({ tagIds }) => (tagIds.length > 0 ? tagIds : [UNTAGGED])))
  return [...order, UNTAGGED].filter(id => borne.has(id))
}
