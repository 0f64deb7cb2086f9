import { escapeHtml } from '#shared/markdown/escape.ts'
import type { Block, SourceText } from '#shared/model/source-text.ts'
import { annotate, type MarkedBlock, type Piece } from './annotate.ts'
import { titleOf } from './citation.ts'
import { htmlPage } from './html-page.ts'
import type { Group, Report } from './report.ts'
import { checkingHtml, codebookHtml, entryHtml, languageOf, noteHtml, sealHtml, sourceFactsHtml } from './to-html.ts'

/** Write one source as an HTML file: its whole text with numbered marks, then its excerpts. */
export function annotatedHtml(report: Report, { source, note, entries }: Group, text: SourceText): string {
  const title = titleOf(source)
  const language = languageOf(source.language)
  const excerpts = entries.map(entry => entryHtml(entry, source)).join('') || '<p class="hint">No excerpts.</p>\n'
  const body = [
    `<h1 dir="auto"${language}>${escapeHtml(title)}</h1>\n`,
    sourceFactsHtml(source),
    noteHtml('Note on the source', note),
    '<p class="hint">The whole text follows. Each mark bears the number of its excerpt where it begins and where it ends.</p>\n',
    `<section class="text"${language}>\n${annotate(text, entries).map(blockHtml).join('')}</section>\n`,
    `<section>\n<h2>Excerpts</h2>\n${excerpts}</section>\n`,
    checkingHtml(),
    codebookHtml(report),
    sealHtml(report)
  ]
  return htmlPage(title, body.join(''))
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
