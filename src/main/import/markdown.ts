import { Lexer, type Token, type Tokens } from 'marked'
import type { SourceText } from '#shared/model/source-text.ts'
import { type FrontMatter, frontMatter } from './front-matter.ts'
import { piecesOfHtml, plainOfHtml } from './html-pieces.ts'
import { splitNotes } from './markdown-notes.ts'
import { assemble, type Piece, type PieceKind, type Run, type Style } from './pieces.ts'
import { safeHref } from './safe-href.ts'
import { readTxt } from './txt.ts'

/** Markdown as text, with what its front matter says. */
export type MarkdownRead = { readonly text: SourceText; readonly front: FrontMatter }

/** Beyond these, marked takes time with the square of the length, or all of the stack. */
const MOST_DELIMITERS = 1_000
const MOST_MARKERS = 50

/** Read Markdown; numbers, bullets and marks of footnotes stand in the text. What marked cannot take is plain text. */
export function readMarkdown(source: string): MarkdownRead {
  const { front, body } = frontMatter(source)
  if (hasDeepLine(body)) return { text: readTxt(body), front }
  try {
    const { rest, notes } = splitNotes(body)
    const footnotes = notes.map(({ name, text }): Piece => {
      const runs = lex(text).flatMap((token, index) => [...(index > 0 ? [{ text: '\n' }] : []), ...runsOf([token], {})])
      return { kind: 'footnote', runs: [{ text: `[${name}] ` }, ...runs] }
    })
    return { text: assemble([{ label: null, pieces: [...piecesOf(lex(rest), 'paragraph'), ...footnotes] }]), front }
  } catch (error) {
    if (error instanceof RangeError) return { text: readTxt(body), front }
    throw error
  }
}

function hasDeepLine(body: string): boolean {
  return body.split('\n').some(line => {
    const start = /^[ \t>*+-]*/.exec(line)?.[0] ?? ''
    return (
      (start.replace(/[ \t]/g, '').length > MOST_MARKERS && /[>\s]/.test(start)) || indentOf(start) > 4 * MOST_MARKERS
    )
  })
}

function indentOf(start: string): number {
  return start.length - start.trimStart().length
}

/** Lex blocks, and then what is in each, but for blocks that are made to take for ever. */
function lex(source: string): readonly Token[] {
  const lexer = new Lexer({ gfm: true })
  lexer.blockTokens(source, lexer.tokens)
  for (const { src, tokens } of lexer.inlineQueue) {
    const delimiters = src.match(/[*_~`[\]<]/g)?.length ?? 0
    if (delimiters <= MOST_DELIMITERS) lexer.inlineTokens(src, tokens)
    else tokens.push({ type: 'escape', raw: src, text: src })
  }
  return lexer.tokens
}

function piecesOf(tokens: readonly Token[], kind: PieceKind): readonly Piece[] {
  return tokens.flatMap(token => piecesOfBlock(token, kind))
}

function piecesOfBlock(token: Token, kind: PieceKind): readonly Piece[] {
  switch (token.type) {
    case 'heading':
      return [{ kind: 'heading', level: (token as Tokens.Heading).depth, runs: inline(token) }]
    case 'blockquote':
      return piecesOf(token.tokens ?? [], 'quotation')
    case 'list':
      return listPieces(token as Tokens.List)
    case 'table':
      return tablePieces(token as Tokens.Table)
    case 'code':
      return [{ kind: 'paragraph', runs: [{ text: (token as Tokens.Code).text }] }]
    case 'html':
      return piecesOfHtml(token.raw)
    case 'paragraph':
    case 'text':
      return [{ kind, runs: inline(token) }]
    default:
      return []
  }
}

function listPieces(list: Tokens.List): readonly Piece[] {
  let [before, number] = [NaN, NaN]
  return list.items.flatMap(item => {
    const [, digits, end] = /^\s*(\d+)([.)])/.exec(item.raw) ?? []
    // Numbers of paragraphs are cited, so they stay as written; one repeated asks to be counted.
    number = Number(digits) === before ? number + 1 : Number(digits)
    before = Number(digits)
    const marker = end ? `${number}${end} ` : '• '
    const box = item.task ? `[${item.checked ? 'x' : ' '}] ` : ''
    const pieces = piecesOf(item.tokens, 'list-item')
    const [first, ...rest] = pieces
    if (!first || first.kind !== 'list-item') return [{ kind: 'list-item', runs: [{ text: marker + box }] }, ...pieces]
    return [{ ...first, runs: [{ text: marker + box }, ...first.runs] }, ...rest]
  })
}

function tablePieces({ header, rows }: Tokens.Table): readonly Piece[] {
  return [header, ...rows].map(row => ({
    kind: 'table-row',
    runs: row.flatMap((cell, index) => [...(index > 0 ? [{ text: '\t' }] : []), ...runsOf(cell.tokens, {})])
  }))
}

function inline(token: Token): readonly Run[] {
  return runsOf('tokens' in token ? (token.tokens ?? []) : [], {})
}

function runsOf(tokens: readonly Token[], style: Style): readonly Run[] {
  return tokens.flatMap(token => runsOfToken(token, style))
}

function runsOfToken(token: Token, style: Style): readonly Run[] {
  const inside = 'tokens' in token ? (token.tokens ?? []) : []
  const reader = Object.hasOwn(inlineReaders, token.type) ? inlineReaders[token.type] : undefined
  if (reader) return reader(token, style, inside)
  return inside.length > 0 ? runsOf(inside, style) : [{ ...style, text: words(token) }]
}

type InlineReader = (token: Token, style: Style, inside: readonly Token[]) => readonly Run[]

const verbatim: InlineReader = (token, style) => [{ ...style, text: 'text' in token ? String(token.text) : '' }]

/** What is not here is text, or only holds text. */
const inlineReaders: { readonly [type: string]: InlineReader } = {
  strong: (_, style, inside) => runsOf(inside, { ...style, strong: true }),
  em: (_, style, inside) => runsOf(inside, { ...style, emphasis: true }),
  link: (token, style, inside) => runsOf(inside, linked((token as Tokens.Link).href, style)),
  br: () => [{ text: '\n' }],
  html: ({ raw }) => (/^<br\b/i.test(raw) ? [{ text: '\n' }] : []),
  checkbox: () => [],
  image: () => [],
  def: () => [],
  codespan: verbatim,
  escape: verbatim,
  code: verbatim
}

/** Line ends inside a paragraph are spaces; `[^1]` stands as `[1]`, as it does before its note. */
function words(token: Token): string {
  const text = plainOfHtml('text' in token ? String(token.text) : '')
  return text.replace(/[ \t]*\n[ \t]*/g, ' ').replace(/\[\^([^\]\s]{1,40})\]/g, '[$1]')
}

function linked(href: string, style: Style): Style {
  const safe = safeHref(href, '')
  return safe ? { ...style, href: safe } : style
}
