import { lastWhere } from '#shared/text/bisect.ts'
import type { ReadBlock } from '../kernel/blocks.ts'
import type { Stretch } from '../kernel/caret.ts'

/** A footnote or endnote, and where in the text it is called. */
export type Footnote = Stretch & {
  /** Its mark, such as `[3]`, with which it begins. */
  readonly mark: string
  readonly calls: readonly Stretch[]
}

/** What stands at an offset: the call of a note, or the mark that a note begins with. */
export type AtNote = { readonly kind: 'call' | 'note'; readonly note: Footnote; readonly stretch: Stretch }

const MARK = /\[[^\][\s]{1,40}\]/g

/**
 * Match notes with their calls: a note begins with its mark, and the same mark stands in the text. Left out is what is
 * not certain: a mark that two notes bear, and a note that is called nowhere.
 */
export function footnotesOf(text: string, blocks: readonly ReadBlock[]): readonly Footnote[] {
  const notes = notesIn(text, blocks)
  if (notes.length === 0) return []
  const byMark = Map.groupBy(notes, ({ mark }) => mark)
  const calls = callsIn(text, blocks, byMark)
  return notes.flatMap(note => {
    const called = calls.get(note.mark)
    return called && byMark.get(note.mark)?.length === 1 ? [{ ...note, calls: called }] : []
  })
}

/** Tell what of the notes stands at an offset, at its ends too; null where nothing does. */
export function noteAt(notes: readonly Footnote[], offset: number): AtNote | null {
  const holds = ({ start, end }: Stretch) => start <= offset && offset <= end
  for (const note of notes) {
    const mark = { start: note.start, end: note.start + note.mark.length }
    if (holds(mark)) return { kind: 'note', note, stretch: mark }
    const call = note.calls[lastWhere(note.calls, ({ start }) => start <= offset)]
    if (call && holds(call)) return { kind: 'call', note, stretch: call }
  }
  return null
}

/** What a note says, without its mark. */
export function wordsOf(text: string, { start, end, mark }: Footnote): string {
  return text.slice(start + mark.length, end).trim()
}

/** A note goes on over what follows it and bears no mark of its own. */
function notesIn(text: string, blocks: readonly ReadBlock[]) {
  const notes: { readonly mark: string; readonly start: number; end: number }[] = []
  let isOpen = false
  for (const { kind, start, end } of blocks) {
    const words = text.slice(start, end)
    const mark = kind === 'footnote' ? /^\[[^\][\s]{1,40}\](?=\s|$)/.exec(words)?.[0] : undefined
    const open = notes.at(-1)
    if (mark !== undefined) notes.push({ mark, start, end })
    else if (kind === 'footnote' && isOpen && open) open.end = end
    isOpen = mark !== undefined || (kind === 'footnote' && isOpen)
  }
  return notes
}

function callsIn(text: string, blocks: readonly ReadBlock[], marks: ReadonlyMap<string, unknown>) {
  const calls = new Map<string, Stretch[]>()
  for (const { kind, start, end } of blocks) {
    if (kind === 'footnote') continue
    for (const { 0: mark, index } of text.slice(start, end).matchAll(MARK)) {
      if (!marks.has(mark)) continue
      const call = { start: start + index, end: start + index + mark.length }
      const known = calls.get(mark)
      if (known) known.push(call)
      else calls.set(mark, [call])
    }
  }
  return calls
}
