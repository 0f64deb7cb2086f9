import type { Source } from '#shared/model/source.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import type { ReadText } from './kernel/ground.ts'
import type { Selection } from './kernel/selection.ts'
import type { Surface } from './surface.ts'
import type { Marks } from './use-marks.ts'

/** Where the researcher is: in which text, at which excerpt, with what selected. */
export type ReadingPlace = {
  readonly source: Source
  readonly text: ReadText
  readonly marks: Marks
  readonly current: PaintedExcerpt | null
  /** One that was just made, and is not among those of the text yet. */
  readonly made: PaintedExcerpt | null
  readonly noteMade: (excerpt: PaintedExcerpt) => void
  /** Null until the text is on the screen. */
  readonly surface: Surface | null
  readonly scroller: HTMLElement | null
  readonly selection: Selection | null
  readonly select: (selection: Selection | null) => void
}
