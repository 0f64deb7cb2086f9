import type { Branch } from '#shared/codebook/tree.ts'
import { codeSpan, escapeMarkdown, escapeMarkdownLine, indent, quoteExactly } from '#shared/markdown/markdown-text.ts'
import { quoteNote } from '#shared/markdown/quote-note.ts'
import type { Source } from '#shared/model/source.ts'
import { citationLine, titleOf } from './citation.ts'
import type { Entry, Group, Report } from './report.ts'
import { sealWords } from './seal.ts'
import { contextLine, counted, howToCheck, placeLine, speakerLine, taggedLine } from './wording.ts'

/** Write a report as Markdown, a part at a time: excerpts by source, each complete in itself. */
export function* toMarkdown(report: Report): Generator<string> {
  const { title, note, shown, groups, total } = report
  yield `# ${escapeMarkdownLine(title)}`
  const from = `${counted(total, 'excerpt')} from ${counted(groups.length, 'source')}.`
  yield further(`${from}${shown ? ` Shown: ${escapeMarkdownLine(shown)}.` : ''}`)
  yield further(notePart('Note on the notebook', note))
  yield further(checking())
  for (const group of groups) {
    yield further(groupPart(group))
    yield* entryParts(group)
  }
  yield* codebookParts(report)
  yield further(sealPart(report))
  yield '\n'
}

/** The section that says how to check a quotation. */
export function checking(): string {
  return joined(['## How to check a quotation', howToCheck.map((step, i) => `${i + 1}. ${step}`).join('\n')])
}

/** The section that explains the tags, one by one; none where their definitions do not come along. */
export function* codebookParts({ codebook, withDefinitions, withNotes }: Report): Generator<string> {
  if (!withDefinitions || codebook.length === 0) return
  yield further('## Codebook')
  for (const branch of codebook) yield further(tagPart(branch, withNotes))
}

/** The section with the seal, or why there is none; empty where none is wanted. */
export function sealPart({ seal }: Report): string {
  if (!seal) return ''
  return joined(['## Seal', seal.kind === 'sealed' && codeSpan(seal.line), escapeMarkdown(sealWords(seal).join(' '))])
}

/** What is known of each excerpt of a source, its exact words first; or that there are none. */
export function* entryParts({ source, entries, count }: Group): Generator<string> {
  if (count === 0) yield further('No excerpts.')
  const ofSource = { citation: escapeMarkdownLine(citationLine(source)), original: originalLine(source) }
  for (const entry of entries) yield further(entryPart(entry, ofSource))
}

/** What every excerpt of a source says of it. */
type OfSource = { readonly citation: string; readonly original: string }

function entryPart(entry: Entry, { citation, original }: OfSource): string {
  const { number, excerpt, note, tags } = entry
  const facts = [
    ['Tags', tags.map(({ path }) => path).join('; ') || 'none'],
    ['Said by', speakerLine(excerpt)],
    ['Place', placeLine(excerpt.place, excerpt.anchor)],
    ['Context', contextLine(excerpt.anchor)]
  ] as const
  const lines = facts.flatMap(([name, value]) => (value ? [`- ${name}: ${escapeMarkdownLine(value)}`] : []))
  return joined([
    `### Excerpt ${number}`,
    quoteExactly(excerpt.anchor.exact),
    [
      ...lines,
      `- Source: ${citation}`,
      `- Original: ${original}`,
      `- Tagged by: ${escapeMarkdownLine(taggedLine(entry))}`,
      ...(note.trim() ? [notePart('Note', note)] : [])
    ].join('\n')
  ])
}

/** A note as a list item, so that it is seen where it ends; empty where there is none. */
export function notePart(name: string, note: string): string {
  return note.trim() && `- ${name}:\n\n${indent(quoteNote(note), 2)}`
}

/** Name a source's original and its SHA-256. */
export function originalLine({ fileName, sha256 }: Source): string {
  return `${codeSpan(fileName)}, SHA-256 ${codeSpan(sha256)}`
}

/** Join the parts of a file that are not empty. */
export function joined(parts: readonly (string | false | null)[]): string {
  return parts.filter(part => part).join('\n\n')
}

/** A part that comes after another; nothing where it is empty. */
export function further(part: string): string {
  return part && `\n\n${part}`
}

function groupPart({ source, note }: Group): string {
  return joined([
    `## ${escapeMarkdownLine(titleOf(source))}`,
    escapeMarkdownLine(citationLine(source)),
    `- Kind: ${source.kind}\n- Original: ${originalLine(source)}\n- Added by: ${escapeMarkdownLine(addedLine(source))}`,
    notePart('Note on the source', note)
  ])
}

function addedLine({ by, addedAt }: Source): string {
  return `${by || 'someone who gave no name'}, ${addedAt}`
}

function tagPart({ tag, path }: Branch, withNotes: boolean): string {
  const lines = [
    ['Counts', tag.counts],
    ['Does not count', tag.doesNotCount],
    ['Example', tag.example]
  ].flatMap(([name, text]) => (text?.trim() ? [`- ${name}: ${escapeMarkdownLine(text)}`] : []))
  return joined([
    `### ${escapeMarkdownLine(path)}`,
    tag.definition.trim() && escapeMarkdown(tag.definition.trim()),
    lines.join('\n'),
    withNotes && notePart('Note', tag.note)
  ])
}
