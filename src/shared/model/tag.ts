/** A label for excerpts, with the definition that keeps its use consistent. Tags form the codebook tree. */
export type Tag = {
  readonly id: string
  readonly name: string
  /** The tag above it in the codebook; null at the top. */
  readonly parentId: string | null
  /** Its place among the tags beside it, smallest first; not necessarily whole. */
  readonly order: number
  /** Null takes the colour of the tag above it. */
  readonly colour: Colour | null
  /** The digit that applies it to a selection; no two tags share one. */
  readonly key: number | null
  readonly definition: string
  /** What falls under it. */
  readonly counts: string
  /** What looks like it but does not fall under it. */
  readonly doesNotCount: string
  readonly example: string
  /** Markdown. */
  readonly note: string
}

/** The names of the palette; the style sheet gives each a hue for light and dark and an underline pattern. */
export const colours = ['ochre', 'plum', 'blue', 'moss', 'teal', 'rose', 'violet', 'slate'] as const
export type Colour = (typeof colours)[number]
