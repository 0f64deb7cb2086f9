/** Make any text stand for itself in Markdown, on as many lines as it has. */
export function escapeMarkdown(text: string): string {
  return linesOf(text.toWellFormed()).map(escapeLine).join('\n')
}

/** The same on one line, for headings and list items. */
export function escapeMarkdownLine(text: string): string {
  return escapeLine(text.toWellFormed().replaceAll(/\s+/g, ' ').trim())
}

/** The same for a part of a line, or of several, in which references such as `&lt;` already stand for characters. */
export function escapeMarkdownText(text: string): string {
  // What is no link here could become one beside escapes, and take the beginning of code along.
  const lines = linesOf(text.toWellFormed()).map(line =>
    escapeSigns(line).replaceAll(/(https?|ftp)(?=:\/\/)|www(?=\.)/gi, '$&\\')
  )
  return lines.map((line, i) => (i > 0 ? escapeLineStart(line) : line)).join('\n')
}

/**
 * Quote a passage word for word: as a quotation where Markdown shows its words as they stand, else fenced, so that
 * nothing needs to be escaped. Line ends are kept; in one paragraph they become line breaks.
 */
export function quoteExactly(passage: string): string {
  const lines = passage.toWellFormed().split('\n')
  const isPaired = passage.split(/\n\s*\n/).some(hasPairs)
  if (isPaired || lines.some(changesInMarkdown) || countNumbered(lines) > 1) return fence(passage)
  return lines.map((line, i) => (line.trim() ? `> ${line}${lines[i + 1]?.trim() ? '  ' : ''}` : '>')).join('\n')
}

/** Set text as it is, between fences that it cannot close. */
export function fence(text: string): string {
  const mark = ticksAround(text, 3)
  return `${mark}text\n${text.toWellFormed()}\n${mark}`
}

/** Set text as it is within a line. */
export function codeSpan(text: string): string {
  const words = text.toWellFormed().replaceAll(/\s+/g, ' ')
  const mark = ticksAround(words, 1)
  const gap = /^`|`$|^ .* $/.test(words) ? ' ' : ''
  return `${mark}${gap}${words}${gap}${mark}`
}

/** Move text inwards, to stand in a list item; empty lines stay empty. */
export function indent(text: string, width: number): string {
  return linesOf(text)
    .map(line => (line ? ' '.repeat(width) + line : ''))
    .join('\n')
}

/** Put text behind the mark of a quotation. */
export function quotation(text: string): string {
  return linesOf(text)
    .map(line => `> ${line}`)
    .join('\n')
}

/** Keep what begins a line from being read as a mark. */
export function escapeLineStart(line: string): string {
  return line
    .trimStart()
    .replace(/^[#>+=-]|^:(?=-)/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}

/** A line of Markdown ends at a carriage return too, but not at U+2028, as it would for `^`. */
function linesOf(text: string): readonly string[] {
  return text.split(/\r\n?|\n/)
}

function ticksAround(text: string, least: number): string {
  const runs = text.match(/`+/g) ?? []
  return '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), least))
}

function escapeLine(line: string): string {
  return escapeLineStart(escapeSigns(line.replaceAll(/&(?=#|\w)/g, '&amp;')))
}

/** Underscores within words stand. Some readers see only half of a letter beyond the first plane, and no word there. */
function escapeSigns(line: string): string {
  return line
    .replaceAll(/[\\`*[\]~|]/g, '\\$&')
    .replaceAll(/(?<![[\p{L}\p{N}]--[\u{10000}-\u{10ffff}]])_|_(?![[\p{L}\p{N}]--[\u{10000}-\u{10ffff}]])/gv, '\\_')
    .replaceAll('<', '&lt;')
}

// What changes the words: code, escapes, references, elements and links anywhere; signs that need a partner, with one.
const CHANGES = /\r|`|\\[!-/:-@[-`{-~]|\\$|&(?:#|\w+;)|<[a-z!/?]|\][([:]|!\[/i
const STARTS = /^(?:\s{4}|\s*\t|\s*(?:[#>*+=~|-]|:?-+:?\s*(?:\||$)))/

function changesInMarkdown(line: string): boolean {
  const numbered = /^\s*\d{1,9}[.)](?:\s+(.*))?$/s.exec(line)
  // A number alone, or before another mark, begins a list whose only item is something else.
  if (numbered && (!numbered[1] || /^\d/.test(numbered[1]) || changesInMarkdown(numbered[1]))) return true
  return CHANGES.test(line) || STARTS.test(line)
}

/** Two stars or waves, or underscores that open and close: at most one search to the end for each. */
function hasPairs(paragraph: string): boolean {
  const twice = (sign: string) => paragraph.indexOf(sign) !== paragraph.lastIndexOf(sign)
  const opening = paragraph.search(/(?<![[\p{L}\p{N}]--[\u{10000}-\u{10ffff}]])_/v)
  return (
    twice('*') ||
    twice('~') ||
    (opening >= 0 && /_(?![[\p{L}\p{N}]--[\u{10000}-\u{10ffff}]])/v.test(paragraph.slice(opening + 1)))
  )
}

/** One numbered line keeps its number as a list of one; more would be numbered anew. */
function countNumbered(lines: readonly string[]): number {
  return lines.filter(line => /^\s*\d{1,9}[.)](?:\s|$)/.test(line)).length
}
