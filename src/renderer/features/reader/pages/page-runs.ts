import type { PageViewport } from 'pdfjs-dist'
import type { TextItem, TextStyle } from 'pdfjs-dist/types/src/display/api.js'
import type { PlacedItem } from '../kernel/match-page.ts'

/** A run of letters and where it is drawn, in the units of the page at its own size. */
export type PlacedRun = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly left: number
  readonly top: number
  /** The size of the letters. */
  readonly size: number
  /** How wide the run is drawn, without the space after it. */
  readonly width: number
  /** In degrees, clockwise. */
  readonly angle: number
  readonly family: string
  readonly isRightToLeft: boolean
}

/** Say where the letters of a page are drawn, from what pdf.js tells of them. `viewport` has the scale 1. */
export function runsOf(
  text: string,
  placed: readonly PlacedItem<TextItem>[],
  viewport: PageViewport,
  styles: { readonly [font: string]: TextStyle | undefined }
): readonly PlacedRun[] {
  return placed.map(({ item, start, end }) => {
    const style = styles[item.fontName]
    // pdf.js gives both as lists of six.
    const [a, b, c, d, x, y] = multiply(viewport.transform as unknown as Matrix, item.transform as unknown as Matrix)
    const size = Math.hypot(c, d)
    const ascent = size * ascentOf(style)
    const angle = Math.atan2(b, a)
    return {
      ...{ start, end, text: text.slice(start, end), size, width: item.width },
      left: x + ascent * Math.sin(angle),
      top: y - ascent * Math.cos(angle),
      angle: (angle * 180) / Math.PI,
      family: style?.fontFamily ?? 'sans-serif',
      isRightToLeft: item.dir === 'rtl'
    }
  })
}

/** How far letters rise above their line, in their size. Of a font that is not embedded pdf.js may say NaN, or nothing. */
function ascentOf(style: TextStyle | undefined): number {
  return style?.ascent || (style?.descent ? 1 + style.descent : 0.8)
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** One transformation after another; both as PDF writes them (ISO 32000-2, 8.3.3). */
function multiply([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}
