import { escapeHtml } from '#shared/markdown/escape.ts'
import type { Block, SourceText } from '#shared/model/source-text.ts'
import { annotate, type MarkedBlock, type Piece } from './annotate.ts'
import { titleOf } from './citation.ts'
import { pageEnd, pageStart } from './html-page.ts'
import type { Report } from './report.ts'
import { checkingHtml, codebookHtml, entriesHtml, languageOf, noteHtml, sealHtml, sourceFactsHtml } from './to-html.ts'

/** Write one source as an HTML file, a part at a time: its whole text with numbered marks, then its excerpts. */
export function* annotatedHtml(report: Report, text: SourceText): Generator<string> {
  const [group] = report.groups
  if (!group) return
  const { source, note } = group
  const title = titleOf(source)
  const language = languageOf(source.language)
  yield pageStart(title)
  yield `<h1 dir="auto"${language}>${escapeHtml(title)}</h1>\n`
  yield sourceFactsHtml(source)
  yield noteHtml('Note on the source', note)
  yield '<p class="hint">The whole text follows. Each mark bears the number of its excerpt where it begins and where it ends.</p>\n'
  yield `<section class="text"${language}>\n`
  for (const block of annotate(text, group.entries)) yield blockHtml(block)
  yield '</section>\n<section>\n<h2>Excerpts</h2>\n'
  yield* entriesHtml(group)
  yield '</section>\n'
  yield checkingHtml()
  yield* codebookHtml(report)
  yield sealHtml(report)
  yield pageEnd
}

function blockHtml({ block, pieces }: MarkedBlock): string {
  if (block.kind === 'page') return `<p class="hint">Page ${escapeHtml(block.label)}</p>\n`
  const element = elementOf(block)
  return `<${element} dir="auto">${pieces.map(pieceHtml).join('')}</${element}>\n`
}

function elementOf(block: Block): string {
  if (block.kind === 'heading') return 'h3'
  return block.kind === 'quotation' ? 'blockquote' : 'p'
}

function pieceHtml(piece: Piece): string {
  if (piece.kind !== 'words') {
    const { number } = piece.entry
    return `<a class="number" href="#excerpt-${number}">${piece.kind === 'start' ? `⟦${number}` : `${number}⟧`}</a>`
  }
  const words = escapeHtml(piece.text)
  if (piece.within.length === 0) return words
  const colour = piece.within.flatMap(({ tags }) => tags[0]?.colour ?? [])[0] ?? 'slate'
  return `<mark class="${colour}${piece.within.length > 1 ? ' many' : ''}">${words}</mark>`
}
