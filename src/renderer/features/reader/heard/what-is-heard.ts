import { t } from '#renderer/words.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { segmenterFor } from '#shared/text/sentences.ts'
import { blockAt } from '../kernel/blocks.ts'
import { unitAt, type Ground, type Stretch } from '../kernel/caret.ts'
import { stretchOf, type Selection } from '../kernel/selection.ts'
import type { Marks } from '../use-marks.ts'

/** What is selected and which excerpt is turned to, at one moment. */
export type Moment = { readonly selection: Selection | null; readonly current: PaintedExcerpt | null }

/** What there is to hear in a text. */
export type Heard = { readonly text: Ground; readonly marks: Pick<Marks, 'excerpts' | 'index' | 'nameOf' | 'tagsOf'> }

/** More is not said at once; of a long passage its beginning and its end. */
const MOST = 400
const LAST = 80

/** What is said aloud between two moments; null where nothing is to be said. */
export function heardOf(before: Moment, now: Moment, heard: Heard): string | null {
  return heardOfExcerpt(before.current, now.current, heard) ?? heardOfSelection(before.selection, now.selection, heard)
}

/** The excerpt that was turned to, or what tags and borders it has now. */
function heardOfExcerpt(before: PaintedExcerpt | null, now: PaintedExcerpt | null, { marks }: Heard): string | null {
  if (!now) return null
  if (before?.id !== now.id) {
    const number = marks.excerpts.findIndex(({ id }) => id === now.id) + 1
    const name = marks.nameOf(now)
    // One whose tags are not painted is not among those that are counted.
    if (number === 0) return name
    return t('Excerpt {number} of {count}: {name}', { number, count: marks.excerpts.length, name })
  }
  if (before.tagIds.join() !== now.tagIds.join()) return t('Tags now: {tags}', { tags: marks.tagsOf(now) })
  return before.start === now.start && before.end === now.end ? null : marks.nameOf(now)
}

function heardOfSelection(before: Selection | null, now: Selection | null, heard: Heard): string | null {
  if (now?.by !== 'keyboard' || isSame(before, now) || isLetGo(before, now)) return null
  const stretch = stretchOf(now)
  const heardNow = stretch ?? passed(heard.text, before?.focus ?? now.focus, now.focus)
  const words = wordsOf(heardNow, heard.text)
  return sentences(stretch ? t('Selected: {words}', { words }) : words, ...among(before, heardNow, heard))
}

/** Whether the caret stands at an end of what was selected, as after tagging it. */
function isLetGo(before: Selection | null, now: Selection): boolean {
  const left = stretchOf(now) ? null : stretchOf(before)
  return left !== null && (now.focus === left.start || now.focus === left.end)
}

function isSame(before: Selection | null, now: Selection): boolean {
  return before?.anchor === now.anchor && before.focus === now.focus
}

/** What is said of a caret on the move: a character, a word, what was gone over to an end, else the sentence from there. */
function passed(ground: Ground, from: number, to: number): Stretch {
  const { text, blocks } = ground
  const block = blocks[blockAt(blocks, to)] ?? { start: 0, end: 0 }
  const [start, end] = [Math.max(block.start, Math.min(from, to)), Math.max(from, to)]
  const over = text.slice(start, end)
  if (isOneCharacter(text.slice(Math.min(from, to), end), ground)) return characterAt(ground, to, block.end)
  if (/^\s*\S+\s*$/.test(over)) return { start, end }
  if (to === block.end && start < to) return { start, end: to }
  const following = to === block.start ? block.end : (unitAt(ground, to, 'sentence')?.end ?? to)
  return { start: to, end: Math.max(to, following) }
}

function characterAt(ground: Ground, at: number, end: number): Stretch {
  const [character = ''] = charactersOf(ground.text.slice(at, Math.min(end, at + 32)), ground)
  return { start: at, end: at + character.length }
}

function isOneCharacter(words: string, ground: Ground): boolean {
  return charactersOf(words, ground).length === 1
}

function wordsOf({ start, end }: Stretch, { text }: Ground): string {
  if (start === end) return t('End of the paragraph')
  const words = text.slice(start, end).trim()
  if (words === '') return t('Space|character')
  return words.length > MOST ? `${words.slice(0, MOST - LAST)} … ${words.slice(-LAST)}` : words
}

function charactersOf(words: string, { language = '' }: Ground): readonly string[] {
  // More than a few characters are told from one without being counted.
  return [...segmenterFor(language, 'grapheme').segment(words.slice(0, 32))].map(({ segment }) => segment)
}

/** Which excerpts were entered and left. */
function among(
  before: Selection | null,
  { start, end }: Stretch,
  { marks: { index, tagsOf } }: Heard
): readonly string[] {
  const left = stretchOf(before)
  const were = left ? index.overlapping(left.start, left.end) : before ? index.covering(before.focus) : []
  const are = index.overlapping(start, Math.max(start + 1, end))
  const names = (excerpts: readonly PaintedExcerpt[]) => excerpts.map(excerpt => tagsOf(excerpt)).join('; ')
  const entered = are.filter(excerpt => !were.includes(excerpt))
  const behind = were.filter(excerpt => !are.includes(excerpt))
  return [
    entered.length > 0 ? t('In an excerpt: {tags}', { tags: names(entered) }) : '',
    behind.length > 0 ? t('Out of the excerpt: {tags}', { tags: names(behind) }) : ''
  ]
}

/** Sentences one after another, each with its end. */
function sentences(...parts: readonly string[]): string | null {
  const said = parts.filter(Boolean)
  const ended = said.slice(0, -1).map(part => (/[.?!…؟。]$/u.test(part) ? part : `${part}.`))
  return [...ended, ...said.slice(-1)].join(' ') || null
}
