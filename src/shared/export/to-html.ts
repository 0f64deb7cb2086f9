import type { Branch } from '#shared/codebook/tree.ts'
import { escapeHtml } from '#shared/markdown/escape.ts'
import { renderNote } from '#shared/markdown/render-note.ts'
import type { Source } from '#shared/model/source.ts'
import { citationLine, titleOf } from './citation.ts'
import { pageEnd, pageStart } from './html-page.ts'
import type { Entry, Group, Report } from './report.ts'
import { sealWords } from './seal.ts'
import { contextLine, counted, howToCheck, placeLine, speakerLine, taggedLine } from './wording.ts'

/** Write a report as one HTML file, a part at a time: excerpts by source, each complete in itself. */
export function* toHtml(report: Report): Generator<string> {
  const { title, note, shown, groups, total } = report
  yield pageStart(title)
  yield `<h1 dir="auto">${escapeHtml(title)}</h1>\n`
  yield `<p class="hint">${counted(total, 'excerpt')} from ${counted(groups.length, 'source')}.${shown ? ` Shown: ${escapeHtml(shown)}.` : ''}</p>\n`
  yield noteHtml('Note on the notebook', note)
  yield checkingHtml()
  for (const group of groups) yield* groupHtml(group)
  yield* codebookHtml(report)
  yield sealHtml(report)
  yield pageEnd
}

/** The section that says how to check a quotation. */
export function checkingHtml(): string {
  const steps = howToCheck.map(step => `<li>${escapeHtml(step)}</li>\n`).join('')
  return `<section class="checking">\n<h2>How to check a quotation</h2>\n<ol>\n${steps}</ol>\n</section>\n`
}

/** The section that explains the tags, one by one; none where their definitions do not come along. */
export function* codebookHtml({ codebook, withDefinitions, withNotes }: Report): Generator<string> {
  if (!withDefinitions || codebook.length === 0) return
  yield '<section>\n<h2>Codebook</h2>\n'
  for (const branch of codebook) yield tagHtml(branch, withNotes)
  yield '</section>\n'
}

/** The section with the seal, or why there is none; empty where none is wanted. */
export function sealHtml({ seal }: Report): string {
  if (!seal) return ''
  const line = seal.kind === 'sealed' ? `<p><code>${escapeHtml(seal.line)}</code></p>\n` : ''
  return `<section class="checking">\n<h2>Seal</h2>\n${line}<p>${escapeHtml(sealWords(seal).join(' '))}</p>\n</section>\n`
}

/** What is known of each excerpt of a source, its exact words first; or that there are none. */
export function* entriesHtml({ source, entries, count }: Group): Generator<string> {
  if (count === 0) yield '<p class="hint">No excerpts.</p>\n'
  const [citation, original] = [escapeHtml(citationLine(source)), originalHtml(source)]
  const language = languageOf(source.language)
  for (const entry of entries) yield entryHtml(entry, { citation, original, language })
}

/** What every excerpt of a source says of it. */
type OfSource = { readonly citation: string; readonly original: string; readonly language: string }

function entryHtml(entry: Entry, { citation, original, language }: OfSource): string {
  const { number, excerpt, note, tags } = entry
  const facts = factsHtml([
    ['Tags', tagsHtml(tags)],
    ['Said by', escapeHtml(speakerLine(excerpt))],
    ['Place', escapeHtml(placeLine(excerpt.place, excerpt.anchor))],
    ['Context', escapeHtml(contextLine(excerpt.anchor))],
    ['Source', citation],
    ['Original', original],
    ['Tagged by', escapeHtml(taggedLine(entry))]
  ])
  const exact = exactHtml(excerpt.anchor.exact, language)
  return `<article id="excerpt-${number}">\n<h3>Excerpt ${number}</h3>\n${exact}${facts}${noteHtml('Note', note)}</article>\n`
}

/** What is known of a source. */
export function sourceFactsHtml(source: Source): string {
  const { kind, by, addedAt } = source
  const facts = factsHtml([
    ['Kind', escapeHtml(kind)],
    ['Original', originalHtml(source)],
    ['Added by', escapeHtml(`${by || 'someone who gave no name'}, ${addedAt}`)]
  ])
  return `<p class="citation" dir="auto">${escapeHtml(citationLine(source))}</p>\n${facts}`
}

/** A note under a heading; empty where there is none. */
export function noteHtml(heading: string, note: string): string {
  if (!note.trim()) return ''
  return `<section class="note">\n<h4>${heading}</h4>\n${renderNote(note, { links: 'exported' })}</section>\n`
}

/** The language of a source as an attribute; empty where it is not known. */
export function languageOf(language: string): string {
  return /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/.test(language) ? ` lang="${language}"` : ''
}

function* groupHtml(group: Group): Generator<string> {
  const { source, note } = group
  const heading = `<h2 dir="auto"${languageOf(source.language)}>${escapeHtml(titleOf(source))}</h2>\n`
  yield `<section>\n${heading}${sourceFactsHtml(source)}${noteHtml('Note on the source', note)}`
  yield* entriesHtml(group)
  yield '</section>\n'
}

function exactHtml(exact: string, language: string): string {
  const paragraphs = exact.split(/\n[ \t]*\n/).filter(paragraph => paragraph.trim())
  const all = paragraphs.map(paragraph => `<p dir="auto">${escapeHtml(paragraph)}</p>\n`).join('')
  return `<blockquote class="exact"${language}>\n${all}</blockquote>\n`
}

function factsHtml(facts: readonly (readonly [string, string])[]): string {
  const rows = facts
    .filter(([, value]) => value)
    .map(([name, value]) => `<dt>${name}</dt><dd dir="auto">${value}</dd>\n`)
  return `<dl>\n${rows.join('')}</dl>\n`
}

function tagsHtml(tags: readonly Branch[]): string {
  if (tags.length === 0) return 'none'
  return `<ul class="tags">${tags.map(({ path, colour }) => `<li class="${colour}">${escapeHtml(path)}</li>`).join('')}</ul>`
}

function originalHtml({ fileName, sha256 }: Source): string {
  return `${escapeHtml(fileName)}, SHA-256 <code>${escapeHtml(sha256)}</code>`
}

function tagHtml({ tag, path }: Branch, withNotes: boolean): string {
  const facts = factsHtml([
    ['Definition', escapeHtml(tag.definition.trim())],
    ['Counts', escapeHtml(tag.counts.trim())],
    ['Does not count', escapeHtml(tag.doesNotCount.trim())],
    ['Example', escapeHtml(tag.example.trim())]
  ])
  return `<h3 dir="auto">${escapeHtml(path)}</h3>\n${facts}${withNotes ? noteHtml('Note', tag.note) : ''}`
}
