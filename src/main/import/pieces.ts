import type { Block, Mark, SourceText } from '#shared/model/source-text.ts'
import { Refusal, sentences } from './refusal.ts'

/** Text that is set alike. */
export type Run = Style & { readonly text: string }
export type Style = { readonly strong?: boolean; readonly emphasis?: boolean; readonly href?: string }

/** A block before it has its place in the text; `level` is for headings, from 1 to 6. */
export type Piece = { readonly kind: PieceKind; readonly level?: number; readonly runs: readonly Run[] }
export type PieceKind = Exclude<Block['kind'], 'page'>

/** The pieces of a page; without a label they stand on no page. */
export type PageOfPieces = { readonly label: string | null; readonly pieces: readonly Piece[] }

const MAX_BLOCKS = 200_000

/** Lay pieces out as one text, page by page. */
export function assemble(pages: readonly PageOfPieces[]): SourceText {
  const laid: Laid = { parts: [], length: 0, blocks: [], marks: [], last: null }
  for (const { label, pieces } of pages) {
    const at = laid.blocks.length
    for (const piece of pieces) lay(laid, piece)
    const [first, last] = [laid.blocks[at], laid.blocks.at(-1)]
    if (label !== null && first && last) {
      laid.blocks.splice(at, 0, { kind: 'page', label, start: first.start, end: last.end })
    }
  }
  return { text: laid.parts.join(''), blocks: laid.blocks, marks: laid.marks }
}

type Laid = { parts: string[]; length: number; blocks: Block[]; marks: Mark[]; last: PieceKind | null }
type Open = { start: number; value: string | true }

const closeTogether: readonly PieceKind[] = ['list-item', 'table-row']
const styles = ['strong', 'emphasis', 'href'] as const

function lay(laid: Laid, piece: Piece) {
  const runs = trimmed(piece)
  if (runs.length === 0) return
  if (laid.blocks.length >= MAX_BLOCKS) throw new Refusal(sentences.tooManyParts)
  if (laid.last) put(laid, laid.last === piece.kind && closeTogether.includes(piece.kind) ? '\n' : '\n\n')
  const start = laid.length
  // Spread over arguments, a hundred thousand marks would overflow the stack.
  for (const found of marksOf(runs, start)) laid.marks.push(found)
  for (const run of runs) put(laid, run.text)
  const range = { start, end: laid.length }
  const level = Math.min(6, Math.max(1, piece.level ?? 1))
  laid.blocks.push(piece.kind === 'heading' ? { kind: 'heading', level, ...range } : { kind: piece.kind, ...range })
  laid.last = piece.kind
}

function put(laid: Laid, text: string) {
  laid.parts.push(text)
  laid.length += text.length
}

/** Take away white space at both ends; but in a row, a tab there stands for an empty cell. */
function trimmed({ kind, runs }: Piece): readonly Run[] {
  if (runs.every(run => run.text.trim() === '')) return []
  const [start, end] = kind === 'table-row' ? [/^[^\S\t]+/, /[^\S\t]+$/] : [/^\s+/, /\s+$/]
  const kept = runs.map((run, index) => lineFeeds(run, runs[index + 1])).filter(run => run.text !== '')
  while (kept[0]?.text.replace(start, '') === '') kept.shift()
  while (kept.at(-1)?.text.replace(end, '') === '') kept.pop()
  return kept.map((run, index) => ({
    ...run,
    text: (index === 0 ? run.text.replace(start, '') : run.text).replace(index === kept.length - 1 ? end : /$^/, '')
  }))
}

/** References such as `&#13;` bring carriage returns past the reading of line ends. */
function lineFeeds(run: Run, next: Run | undefined): Run {
  if (!run.text.includes('\r')) return run
  const text = next?.text.startsWith('\n') ? run.text.replace(/\r$/, '') : run.text
  return { ...run, text: text.replace(/\r\n?/g, '\n') }
}

function marksOf(runs: readonly Run[], start: number): readonly Mark[] {
  const marks: Mark[] = []
  const open: { [S in (typeof styles)[number]]?: Open | undefined } = {}
  let at = start
  const turn = (style: (typeof styles)[number], value: string | true | undefined) => {
    const before = open[style]
    if (before?.value === value) return
    if (before) marks.push(mark(style, before, at))
    open[style] = value === undefined ? undefined : { start: at, value }
  }
  for (const run of runs) {
    turn('strong', run.strong || undefined)
    turn('emphasis', run.emphasis || undefined)
    turn('href', run.href || undefined)
    at += run.text.length
  }
  for (const style of styles) turn(style, undefined)
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

function mark(style: (typeof styles)[number], { start, value }: Open, end: number): Mark {
  return style === 'href' ? { kind: 'link', href: String(value), start, end } : { kind: style, start, end }
}
