import { snapToWords } from '#shared/text/words.ts'
import { moveBy, trim, unitAt, unitBeside, type Ground, type Stretch } from './caret.ts'

/** What is selected in the text: from where to where, and by what; a caret where both are the same. */
export type Selection = { readonly anchor: number; readonly focus: number; readonly by: 'mouse' | 'keyboard' }

/** The stretch that is selected; null for a caret or nothing. */
export function stretchOf(selection: Selection | null): Stretch | null {
  if (!selection || selection.anchor === selection.focus) return null
  return { start: Math.min(selection.anchor, selection.focus), end: Math.max(selection.anchor, selection.focus) }
}

/** Fit what a mouse dragged over to whole words, or only to what is not white space; null when nothing is left. */
export function fitted({ text }: Ground, stretch: Stretch, isExact: boolean): Stretch | null {
  const kept = trim(text, stretch)
  if (!kept) return null
  return isExact ? kept : snapToWords(text, kept.start, kept.end)
}

/** Select the sentence or paragraph at the caret; when there is a selection, the next one or the one before. */
export function selectUnit(
  ground: Ground,
  selection: Selection,
  unit: 'sentence' | 'paragraph',
  isForward: boolean
): Selection | null {
  const selected = stretchOf(selection)
  const from = selected ?? { start: selection.focus, end: selection.focus }
  const isWhole = selected !== null && isUnit(ground, selected, unit)
  const here = isForward && !isWhole ? unitAt(ground, from.start, unit) : null
  // A caret at the end of a unit stands before the next one, as after tagging a sentence.
  const isBehind = here !== null && here.end <= from.start
  const found = here && !isBehind ? here : (unitBeside(ground, from, unit, isForward) ?? here)
  return found && { anchor: found.start, focus: found.end, by: 'keyboard' }
}

/** Take one sentence more into the selection, or one less, at the end that moves. */
export function extendBySentence(ground: Ground, selection: Selection, isMore: boolean): Selection {
  const selected = stretchOf(selection)
  if (selected && selection.focus < selection.anchor) return extendBack(ground, selected, isMore)
  const { start, end } = selected ?? sentenceUpTo(ground, selection.focus)
  if (isMore) return { anchor: start, focus: moveBy(ground, end, 'sentence', true), by: 'keyboard' }
  const before = unitBeside(ground, { start: moveBy(ground, end, 'sentence', false), end }, 'sentence', false)
  return { anchor: start, focus: Math.max(start, before?.end ?? start), by: 'keyboard' }
}

/** Let the keys move the other end of the selection. */
export function swapEnds({ anchor, focus }: Selection): Selection {
  return { anchor: focus, focus: anchor, by: 'keyboard' }
}

/** From the start of the sentence that a caret stands in, up to the caret. */
function sentenceUpTo(ground: Ground, end: number): Stretch {
  return { start: unitAt(ground, end, 'sentence')?.start ?? end, end }
}

function extendBack(ground: Ground, { start, end }: Stretch, isMore: boolean): Selection {
  if (isMore) return { anchor: end, focus: moveBy(ground, start, 'sentence', false), by: 'keyboard' }
  const first = unitAt(ground, start, 'sentence')
  const next = first && unitBeside(ground, first, 'sentence', true)
  return { anchor: end, focus: Math.min(end, next?.start ?? end), by: 'keyboard' }
}

function isUnit(ground: Ground, { start, end }: Stretch, unit: 'sentence' | 'paragraph'): boolean {
  const whole = unitAt(ground, end - 1, unit)
  return whole !== null && start <= whole.start && whole.end === end
}
