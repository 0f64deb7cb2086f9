import type { MarkedToken, Token, Tokens } from 'marked'
import { isBareLink, plainAddress, safeAddress } from './address.ts'
import { escapeHtml } from './escape.ts'
import {
  codeSpan,
  escapeLineStart,
  escapeMarkdown,
  escapeMarkdownText,
  fence,
  indent,
  quotation
} from './markdown-text.ts'
import { parseNote } from './parse-note.ts'
import { HEADINGS_BELOW, PLAIN_NOTICE } from './render-note.ts'

/**
 * Write a note anew as Markdown that is safe in a file with others: raw HTML is escaped, images become words, links show
 * their addresses, headings stand below those of the file, and nothing it opens stays open.
 */
export function quoteNote(markdown: string): string {
  const tokens = parseNote(markdown)
  return tokens ? blocks(tokens) : `${PLAIN_NOTICE}\n\n${fence(markdown)}`
}

type Writers = { readonly [T in MarkedToken as T['type']]: (token: T) => string }

const writers: Writers = {
  space: () => '',
  def: () => '',
  hr: () => '* * *',
  heading: ({ depth, tokens }) => {
    return `${'#'.repeat(Math.min(6, depth + HEADINGS_BELOW))} ${inside(tokens).replaceAll('\n', ' ')}`
  },
  paragraph: ({ tokens }) => inside(tokens),
  code: ({ text }) => fence(text),
  blockquote: ({ tokens }) => quotation(blocks(tokens)),
  list: ({ ordered, start, items, raw, loose }) => {
    // Another mark is what parts two lists in a row.
    const mark = /^\s*\d*([-+*.)])/.exec(raw)?.[1] ?? (ordered ? '.' : '-')
    const first = Number(start) || 0
    return items
      .map((item, i) => entry(ordered ? `${first + i}${mark}` : mark, writers.list_item(item)))
      .join(loose ? '\n\n' : '\n')
  },
  list_item: ({ tokens, loose }) => blocks(tokens, loose ? '\n\n' : '\n'),
  table: ({ header, rows }) => [row(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(row)].join('\n'),
  html: ({ raw }) => escapeMarkdown(raw.trimEnd()),
  text: ({ text, tokens }) => (tokens ? inside(tokens) : escapeMarkdownText(text)),
  // As it was: what it keeps from being read as a mark may be a line's start.
  escape: ({ text }) => (/[<&]/.test(text) ? escapeHtml(text) : '\\' + text),
  strong: ({ tokens }) => `**${inside(tokens)}**`,
  em: ({ tokens }) => `*${inside(tokens)}*`,
  del: ({ tokens }) => `~~${inside(tokens)}~~`,
  codespan: ({ text }) => codeSpan(text),
  br: () => '  \n',
  checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  link: token => link(token),
  image: ({ href, text, title }) => `Image: ${escapeMarkdownText(withTitle(text, title))} ${shown(href)}`
}

function blocks(tokens: readonly Token[], gap = '\n\n'): string {
  // A checkbox stands on the line of what follows.
  const written = tokens.map(token => ({ text: write(token), isInLine: token.type === 'checkbox' }))
  return written
    .filter(({ text }) => text)
    .map(({ text, isInLine }, i, all) => (isInLine || i === all.length - 1 ? text : text + gap))
    .join('')
}

function inside(tokens: readonly Token[]): string {
  return tokens
    .map((token, i) => (tokens[i - 1]?.type === 'br' ? escapeLineStart(write(token)) : write(token)))
    .join('')
}

function write(token: Token): string {
  const writer = writers[token.type as MarkedToken['type']] as ((token: Token) => string) | undefined
  return writer ? writer(token) : escapeMarkdown(token.raw)
}

function entry(mark: string, text: string): string {
  return `${mark} ${indent(text, mark.length + 1).trimStart()}`
}

function row(cells: readonly Tokens.TableCell[]): string {
  return `| ${cells.map(({ tokens }) => cell(inside(tokens))).join(' | ')} |`
}

/** A table is parted at its pipes before anything else is read, even within code. */
function cell(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll(/\\.|\|/gs, found => (found === '|' ? '\\|' : found))
}

function link({ href, title, text, tokens }: Tokens.Link): string {
  const written = inside(tokens)
  // Without the bracket before them, they may begin a line.
  const words = withTitle(
    /^\s/.test(written) ? ` ${escapeLineStart(written)}` : escapeLineStart(written),
    title && escapeMarkdownText(title)
  )
  const address = safeAddress(href)
  return address && isBareLink({ href, text }) ? shown(href) : `${words} ${shown(href)}`
}

function shown(href: string): string {
  const address = safeAddress(href)
  return address ? `<${address.replace(PLAIN_MAIL, '$1')}>` : `(${escapeMarkdown(plainAddress(href))})`
}

// Anything else without its scheme could be read as an element or a comment.
const PLAIN_MAIL = /^mailto:([\w.+-]+@[\w.-]+)$/i

function withTitle(words: string, title: string | null | undefined): string {
  return title ? `${words} (${title})` : words
}
