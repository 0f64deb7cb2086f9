import { escapeMarkdown, escapeMarkdownLine, quotation } from '#shared/markdown/markdown-text.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { annotate, type MarkedBlock, type Piece } from './annotate.ts'
import { citationLine, titleOf } from './citation.ts'
import type { Group, Report } from './report.ts'
import { checking, codebookPart, entryPart, joined, notePart, originalLine, sealPart } from './to-markdown.ts'

/** Write one source as Markdown: its whole text with numbered marks, then its excerpts. */
export function annotatedMarkdown(report: Report, { source, note, entries }: Group, text: SourceText): string {
  const parts = [
    `# ${escapeMarkdownLine(titleOf(source))}`,
    escapeMarkdownLine(citationLine(source)),
    `Original: ${originalLine(source)}`,
    'The whole text follows. ⟦1 stands where excerpt 1 begins, and 1⟧ where it ends.',
    notePart('Note on the source', note),
    '## Text',
    ...annotate(text, entries).map(blockPart),
    '## Excerpts',
    entries.length === 0 && 'No excerpts.',
    ...entries.map(entry => entryPart(entry, source)),
    checking(),
    codebookPart(report),
    sealPart(report)
  ]
  return `${joined(parts)}\n`
}

function blockPart({ block, pieces }: MarkedBlock): string {
  if (block.kind === 'page') return `*Page ${escapeMarkdownLine(block.label)}*`
  const words = pieces.map(pieceText).join('')
  if (block.kind === 'heading') return `${'#'.repeat(Math.min(6, block.level + 2))} ${escapeMarkdownLine(words)}`
  // Escaped as a whole, since what starts a line is escaped only there.
  const text = escapeMarkdown(words)
  return block.kind === 'quotation' ? quotation(text) : text
}

function pieceText(piece: Piece): string {
  if (piece.kind === 'words') return piece.text
  return piece.kind === 'start' ? `⟦${piece.entry.number} ` : ` ${piece.entry.number}⟧`
}
