import type { Colour } from '#shared/model/tag.ts'
import { fold, foldText } from '#shared/text/fold.ts'

/** Something to pick from a list. */
export type PickOption = {
  readonly id: string
  readonly name: string
  /** Said after the name, such as the tag above it; found too, but less. */
  readonly detail?: string
  readonly colour?: Colour
  readonly count?: number
  /** A key that does the same, shown at the end. */
  readonly keys?: string
}

/** An option that matches, and the part of its name that does. */
export type Match = { readonly option: PickOption; readonly start: number; readonly end: number }

const SHOWN = 100

/** Find the options that hold what was typed: names that begin so first, then words, then anywhere, then details. */
export function matchOptions(
  options: readonly PickOption[],
  typed: string
): { readonly matches: readonly Match[]; readonly isExact: boolean } {
  const wanted = foldText(typed.trim())
  if (!wanted) return { matches: options.slice(0, SHOWN).map(option => ({ option, start: 0, end: 0 })), isExact: false }
  const ranked = options.flatMap(option => rank(option, wanted))
  // Sorting is stable, so that equals stay in the order they came in.
  ranked.sort((a, b) => a.rank - b.rank)
  return {
    matches: ranked.slice(0, SHOWN).map(({ match }) => match),
    isExact: options.some(option => foldText(option.name) === wanted)
  }
}

function rank(option: PickOption, wanted: string): readonly { readonly rank: number; readonly match: Match }[] {
  const name = fold(option.name)
  const at = name.text.indexOf(wanted)
  if (at >= 0) {
    const place = at === 0 ? (name.text === wanted ? 0 : 1) : wordStart(name.text, wanted) ? 2 : 3
    const shown = place === 2 ? name.text.search(new RegExp(`(?<=\\P{L})${escape(wanted)}`, 'u')) : at
    return [{ rank: place, match: { option, ...name.originalRange(shown, shown + wanted.length) } }]
  }
  // Words in any order, over name and detail: “wag civ” finds “Harm to civilians” under “Wagner abuses”.
  const all = `${name.text} ${foldText(option.detail ?? '')}`
  if (!wanted.split(' ').every(word => all.includes(word))) return []
  return [{ rank: 4, match: { option, start: 0, end: 0 } }]
}

function wordStart(text: string, wanted: string): boolean {
  return new RegExp(`\\P{L}${escape(wanted)}`, 'u').test(text)
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}
