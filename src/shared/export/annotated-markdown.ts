import { escapeMarkdown, escapeMarkdownLine, quotation } from '#shared/markdown/markdown-text.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { annotate, type MarkedBlock, type Piece } from './annotate.ts'
import { citationLine, titleOf } from './citation.ts'
import type { Report } from './report.ts'
import { checking, codebookParts, entryParts, further, notePart, originalLine, sealPart } from './to-markdown.ts'

/** Write one source as Markdown, a part at a time: its whole text with numbered marks, then its excerpts. */
export function* annotatedMarkdown(report: Report, text: SourceText): Generator<string> {
  const [group] = report.groups
  if (!group) return
  const { source, note } = group
  yield `# ${escapeMarkdownLine(titleOf(source))}`
  yield further(escapeMarkdownLine(citationLine(source)))
  yield further(`Original: ${originalLine(source)}`)
  yield further('The whole text follows. ⟦1 stands where excerpt 1 begins, and 1⟧ where it ends.')
  yield further(notePart('Note on the source', note))
  yield further('## Text')
  for (const block of annotate(text, group.entries)) yield further(blockPart(block))
  yield further('## Excerpts')
  yield* entryParts(group)
  yield further(checking())
  yield* codebookParts(report)
  yield further(sealPart(report))
  yield '\n'
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
