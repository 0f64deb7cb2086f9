/** How a text is set for whoever reads it. */
export type Look = {
  /** Of the letters, in pixels. */
  readonly size: number
  /** Of a line, in hundredths of the letters. */
  readonly height: number
  /** Of the column, in characters or so. */
  readonly width: number
  /** Between letters, in hundredths of their size. */
  readonly spacing: number
  readonly face: Face
}

export const faces = ['serif', 'sans', 'system'] as const
export type Face = (typeof faces)[number]

/** What each measure may be, and by how much it changes at a time. */
export const measures = {
  size: { least: 13, usual: 17.5, most: 32, step: 1.5 },
  height: { least: 130, usual: 162, most: 240, step: 12 },
  width: { least: 40, usual: 72, most: 120, step: 8 },
  spacing: { least: 0, usual: 0, most: 12, step: 2 }
} as const
export type Measure = keyof typeof measures

/** The look that nobody has changed. */
export const usualLook: Look = { size: 17.5, height: 162, width: 72, spacing: 0, face: 'serif' }

/** Read a look; what makes no sense in it is as usual. */
export function lookOf(kept: string | null): Look {
  const { size, height, width, spacing, face } = objectIn(kept)
  return {
    size: within('size', size),
    height: within('height', height),
    width: within('width', width),
    spacing: within('spacing', spacing),
    face: faces.find(one => one === face) ?? usualLook.face
  }
}

/** Make one measure greater or smaller by a step; from beside the steps it comes back to them at the usual one. */
export function stepped(look: Look, measure: Measure, way: 1 | -1): Look {
  const { least, most, step } = measures[measure]
  const next = Math.min(most, Math.max(least, look[measure] + way * step))
  return { ...look, [measure]: Math.round(next * 10) / 10 }
}

/** Whether a measure can go no further. */
export function isAtEnd(look: Look, measure: Measure, way: 1 | -1): boolean {
  return stepped(look, measure, way)[measure] === look[measure]
}

/** What the style sheet needs of a look. */
export function propertiesOf({ size, height, width, spacing, face }: Look): Readonly<Record<string, string>> {
  return {
    '--reading-size': `${size}px`,
    '--reading-line': String(height / 100),
    '--reading-width': `${(width / usualLook.width) * WIDTH}em`,
    '--reading-spacing': `${spacing / 100}em`,
    '--reading-face': fonts[face]
  }
}

/** How wide a column of the usual number of characters is, its padding with it. */
const WIDTH = 35.66

const fonts: Readonly<Record<Face, string>> = {
  serif: 'var(--font-read)',
  sans: 'var(--font-work)',
  system: 'system-ui, sans-serif'
}

function within(measure: Measure, value: unknown): number {
  const { least, usual, most } = measures[measure]
  return typeof value === 'number' && value >= least && value <= most ? value : usual
}

function objectIn(kept: string | null): { readonly [K in keyof Look]?: unknown } {
  try {
    const value: unknown = JSON.parse(kept ?? '')
    return value !== null && typeof value === 'object' ? value : {}
  } catch {
    return {}
  }
}
