import type { MarkedToken, Token, Tokens } from 'marked'
import { isBareLink, plainAddress, safeAddress } from './address.ts'
import { escapeHtml, escapeText } from './escape.ts'
import { parseNote } from './parse-note.ts'

/** How links come out: to be asked about by the app (`shown`), or to be clicked in a file of its own (`exported`). */
export type NoteOptions = {
  readonly links: 'shown' | 'exported'
  /** What is said above a note that is shown as it was typed, where that is not to be English. */
  readonly plainNotice?: string
}

/** A note's headings stand below those of the page around it. */
export const HEADINGS_BELOW = 3

/** Said above a note that is shown as it was typed. */
export const PLAIN_NOTICE = 'Shown as plain text: this note is too long or too tangled to lay out.'

/**
 * Lay out a note as HTML that is safe to show.
 *
 * Every element and attribute is written here; whatever the note itself holds is text. Raw HTML shows as typed, images
 * as their words and address, and the address of a link stands in plain sight.
 */
export function renderNote(markdown: string, { links, plainNotice = PLAIN_NOTICE }: NoteOptions): string {
  const tokens = parseNote(markdown)
  if (tokens) return blocks(tokens, links)
  return `<p class="notice">${escapeText(plainNotice)}</p>\n<pre class="plain" dir="auto">${escapeHtml(markdown)}</pre>\n`
}

type Links = NoteOptions['links']
type Writers = {
  readonly [T in MarkedToken as T['type']]: (token: T, links: Links) => string
}

const writers: Writers = {
  space: () => '',
  hr: () => '<hr>\n',
  heading: ({ depth, tokens }, links) => {
    const level = Math.min(6, depth + HEADINGS_BELOW)
    return `<h${level} dir="auto">${inside(tokens, links)}</h${level}>\n`
  },
  paragraph: ({ tokens }, links) => `<p dir="auto">${inside(tokens, links)}</p>\n`,
  code: ({ text }) => `<pre><code>${escapeHtml(text)}</code></pre>\n`,
  blockquote: ({ tokens }, links) => `<blockquote dir="auto">\n${blocks(tokens, links)}</blockquote>\n`,
  list: ({ ordered, start, items }, links) => {
    const all = items.map(item => writers.list_item(item, links)).join('')
    return ordered ? `<ol start="${Number(start) || 0}">\n${all}</ol>\n` : `<ul>\n${all}</ul>\n`
  },
  list_item: ({ tokens }, links) => `<li dir="auto">${blocks(tokens, links)}</li>\n`,
  table: ({ header, rows }, links) => {
    const body = rows.map(cells => row(cells, 'td', links)).join('')
    return `<table>\n<thead>\n${row(header, 'th', links)}</thead>\n<tbody>\n${body}</tbody>\n</table>\n`
  },
  html: ({ raw, block }) => (block ? `<p dir="auto">${escapeHtml(raw.trim())}</p>\n` : escapeHtml(raw)),
  // Links to it say its address.
  def: () => '',
  text: ({ text, tokens }, links) => (tokens ? inside(tokens, links) : escapeText(text)),
  escape: ({ text }) => escapeHtml(text),
  strong: ({ tokens }, links) => `<strong>${inside(tokens, links)}</strong>`,
  em: ({ tokens }, links) => `<em>${inside(tokens, links)}</em>`,
  del: ({ tokens }, links) => `<del>${inside(tokens, links)}</del>`,
  codespan: ({ text }) => `<code>${escapeHtml(text)}</code>`,
  br: () => '<br>\n',
  checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  link: (token, links) => link(token, links),
  image: ({ href, text, title }) =>
    `<span class="image">Image: ${escapeText(titled(text, title))}</span> ${shown(href)}`
}

function blocks(tokens: readonly Token[], links: Links): string {
  return tokens.map(token => write(token, links)).join('')
}

const inside = blocks

function write(token: Token, links: Links): string {
  const writer = writers[token.type as MarkedToken['type']] as ((token: Token, links: Links) => string) | undefined
  return writer ? writer(token, links) : escapeHtml(token.raw)
}

function row(cells: readonly Tokens.TableCell[], element: 'td' | 'th', links: Links): string {
  const all = cells.map(({ tokens }) => `<${element} dir="auto">${inside(tokens, links)}</${element}>`).join('')
  return `<tr>${all}</tr>\n`
}

function link({ href, title, text, tokens }: Tokens.Link, links: Links): string {
  const words = titledHtml(inside(tokens, links), title)
  const address = safeAddress(href)
  if (!address) return `${words} ${shown(href)}`
  if (isBareLink({ href, text })) return anchor(address, escapeHtml(plainAddress(text)), links)
  return `${anchor(address, words, links)} ${shown(address)}`
}

function anchor(address: string, words: string, links: Links): string {
  const to = escapeHtml(address)
  return links === 'shown'
    ? `<a class="link" role="link" tabindex="0" data-href="${to}">${words}</a>`
    : `<a class="link" href="${to}" rel="noreferrer noopener">${words}</a>`
}

function shown(address: string): string {
  return `<span class="address" dir="ltr">${escapeHtml(plainAddress(address))}</span>`
}

function titled(text: string, title: string | null | undefined): string {
  return title ? `${text} (${title})` : text
}

function titledHtml(html: string, title: string | null | undefined): string {
  return title ? `${html} (${escapeText(title)})` : html
}
