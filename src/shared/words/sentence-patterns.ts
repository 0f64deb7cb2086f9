import type { Catalogue } from './translate.ts'

/** A sentence with gaps: `{0}` holds anything, `{#0}` only a number, and `{/0}` only a path without spaces. */
export type Pattern = {
  readonly english: RegExp
  readonly gaps: readonly Gap[]
  readonly other: string
  /** Whether it has words of its own. */
  readonly says: boolean
}

/** Numbers, paths, and what stands in quotation marks, which is somebody’s own, are kept as they are. */
export type Gap = { readonly number: number; readonly holds: string; readonly isKept: boolean }

const GAP = /\{[#/]?\d\}/
const GAPS = /\{([#/]?)(\d)\}/g
const HOLDS: Readonly<Record<string, string>> = { '': '([^]*?)', '#': '([\\d.,]+)', '/': '(\\S+)' }

/** The patterns of a catalogue. The more of a sentence is fixed, the surer it is meant, and the earlier it is tried. */
export function patternsOf(catalogue: Catalogue): readonly Pattern[] {
  return Object.entries(catalogue)
    .filter(([english]) => GAP.test(english))
    .toSorted(([a], [b]) => b.replaceAll(GAPS, '').length - a.replaceAll(GAPS, '').length)
    .map(([english, other]) => patternOf(english, other))
}

/** Fill what was found into the gaps of the other language. */
export function fill({ gaps, other }: Pattern, values: readonly (string | null)[]): string {
  return other.replaceAll(GAPS, (gap, _, number) => values[gaps.findIndex(one => one.number === +number)] ?? gap)
}

function patternOf(english: string, other: string): Pattern {
  const fixed = english.split(GAP)
  const gaps = [...english.matchAll(GAPS)].map(([, kind = '', number], at) => ({
    number: Number(number),
    holds: HOLDS[kind] ?? '',
    isKept: kind !== '' || Boolean(fixed[at]?.endsWith('“') && fixed[at + 1]?.startsWith('”'))
  }))
  const source = fixed.map((part, at) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + (gaps[at]?.holds ?? '')).join('')
  return { english: new RegExp(`^${source}$`), gaps, other, says: /\p{L}/u.test(fixed.join('')) }
}
