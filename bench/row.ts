/** One line of the table: a figure of ours beside those of others in the same run. */
export type Row = {
  readonly area: string
  readonly name: string
  readonly unit: string
  /** The median of at least five. */
  readonly ours: number
  readonly peers: Readonly<Record<string, number>>
  /** What the machine cannot be faster than, in the same unit. */
  readonly limit: number | null
  /** By name: how many times ours is, or how many times faster. */
  readonly ratios: Readonly<Record<string, number>>
  readonly goal: string
  readonly holds: boolean
}

/** A group of rows that are measured together. */
export type Measurement = { readonly name: string; readonly measure: () => Promise<readonly Row[]> }

/** Time a step in milliseconds. */
export async function timed(step: () => unknown): Promise<number> {
  const start = performance.now()
  await step()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle - 0.5)] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2
}

/** Round to three significant digits, as more would be noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
