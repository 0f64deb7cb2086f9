import { marked, type Token, type Tokens } from 'marked'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { finished } from '#shared/change/steps.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import { hostileTexts } from '../../testing/hostile-notes.ts'
import { anExcerpt, aSource, aTag, notebookWith, textOf, textsOf } from '../../testing/sahel.ts'
import { noteTags, strayHtml } from '../../testing/strict-html.ts'
import { exportSchema, type CheckedExport, type ExportRequest } from './export.ts'
import { exportFile, exportInParts, gatherInSteps, namesInSteps, namesWarning } from './index.ts'

const text = textOf(
  '# Leaving',
  'The three states said that they leave the court “at once”. Leaving takes a year.',
  'It is [1] an instrument; 5 * 3 is not _it_, said Général Tambo.',
  'Soldiers seized power.'
)
const tags = [
  aTag('coups', 'Coups', { definition: 'A change of government by force.', order: 1, colour: 'ochre' }),
  aTag('event', 'Coup event', { parentId: 'coups', colour: null, counts: 'Dates.', example: 'At dawn.' }),
  aTag('bias', 'ICC bias claims', { order: 2, colour: 'blue', doesNotCount: 'Reports.', note: 'On *bias*.' })
]
const excerpts = [
  anExcerpt('e2', text, 'Soldiers seized power.', { tagIds: ['event'], by: 'Bo' }),
  anExcerpt('e1', text, 'they leave the court “at once”', {
    tagIds: ['bias', 'event'],
    note: 'The other source says **a year**.',
    speaker: 'General Tambo',
    voice: 'reports'
  }),
  anExcerpt('e3', text, 'an instrument; 5 * 3 is not _it_', { tagIds: ['bias'] }),
  anExcerpt('e4', text, 'Leaving takes a year.\n\nIt is [1] an instrument')
]
const sources = [
  aSource('s1', { note: 'A *newspaper*.' }),
  aSource('s2', { title: 'Another', sha256: 'c'.repeat(64), fileName: 'b.md' })
]
const sahel = notebookWith({ sources, tags, excerpts, note: 'What they **say**.' })
const texts = textsOf({ s1: text })

function file(request: ExportRequest, notebook: Notebook = sahel, from = texts) {
  const result = exportFile(notebook, from, exportSchema.parse(request))
  if (result.kind === 'refused') throw new Error(result.reason)
  return result.value
}
const textIn = (request: ExportRequest, notebook?: Notebook) => file(request, notebook).text
const namesIn = (notebook: Notebook, request: CheckedExport) => finished(namesInSteps(notebook, request))
const formats = ['md', 'html', 'csv', 'json'] as const
function partsIn(request: ExportRequest): readonly string[] {
  const made = exportInParts(finished(gatherInSteps(sahel, exportSchema.parse(request))), null, null)
  if (made.kind === 'refused') throw new Error(made.reason)
  return [...made.value.parts]
}

type Row = Readonly<Record<string, string>>
const rowsOf = (csv: string) =>
  Papa.parse(csv.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: 'greedy', transformHeader: name => name })
    .data as readonly Row[]
/** What `docs/export.md` says to do with a cell. */
const cell = (value = '') => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(value) ? value.slice(1) : value)

/** Every tag of an exported page, exactly. */
const pageTags: readonly RegExp[] = [
  ...noteTags,
  /^<!doctype html>$/,
  /^<html lang="en">$/,
  /^<meta (?:charset="utf-8"|name="viewport" content="width=device-width, initial-scale=1"|name="referrer" content="no-referrer")>$/,
  /^<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">$/,
  /^<\/?(?:head|title|style|body|main|section|article|h1|h2|h3|h4|dl|dt|ul|blockquote|p|ol|li|code|mark|dd)>$/,
  /^<\/html>$/,
  /^<(?:h1|h2|h3)(?: dir="auto")?(?: lang="[a-zA-Z0-9-]+")?>$/,
  /^<section class="(?:checking|note|text)"(?: lang="[a-zA-Z0-9-]+")?>$/,
  /^<p class="(?:hint|citation)"(?: dir="auto")?>$/,
  /^<(?:dd|p|li|blockquote) dir="auto">$/,
  /^<article id="excerpt-\d+">$/,
  /^<blockquote class="exact"(?: lang="[a-zA-Z0-9-]+")?>$/,
  /^<ul class="tags">$/,
  /^<li class="[a-z]+">$/,
  /^<a class="number" href="#excerpt-\d+">$/,
  /^<mark class="[a-z]+(?: many)?">$/
]
const withoutStyle = (html: string) => html.replace(/<style>[^<]*<\/style>/, '')

/** Everything in Markdown that could run, fetch or lead elsewhere, as another reader of Markdown sees it. */
function dangersIn(markdown: string): readonly string[] {
  const dangers: string[] = []
  void marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (token.type === 'html' || token.type === 'image' || token.type === 'def') dangers.push(token.raw)
    if (token.type === 'link' && !/^(?:https?:|mailto:)/.test((token as Tokens.Link).href)) dangers.push(token.raw)
  })
  return dangers
}
const headingsIn = (markdown: string) =>
  marked.lexer(markdown).flatMap(token => (token.type === 'heading' ? [token.raw.trim().replace(/\s.*/s, '')] : []))

describe('export (X)', () => {
  it('[X1] holds every excerpt with its exact words, tags, speaker, voice, note, tagger, place, source and SHA-256', () => {
    const facts = [
      ...['they leave the court “at once”', 'ICC bias claims', 'Coups/Coup event', 'General Tambo', 'Awa'],
      ...['2025-03-11T10:00:00.000Z', 'a'.repeat(64), 'https://ledger.example/leave', 'Mariam Oussé', 'Bo']
    ]
    for (const format of formats)
      for (const fact of facts)
        expect({ format, has: textIn({ format }).includes(fact) }).toEqual({ format, has: true })
    expect(textIn({ format: 'md' })).toContain('- Said by: General Tambo; the source reports it')
    expect(textIn({ format: 'md' })).toContain('- Place: paragraph 1, characters 36 to 66 of the text')
    expect(textIn({ format: 'html' })).toContain('<dd dir="auto">paragraph 1, characters 36 to 66 of the text</dd>')
  })

  it('[X1] says of each tag who put it on, and when', () => {
    const taggedLater = [
      { tagId: 'event', by: 'Bo; Ko', at: '2025-04-01T12:00:00.000Z' },
      { tagId: 'coups', by: null, at: null }
    ]
    const tagIds = ['bias', 'event', 'coups']
    const held = notebookWith({ sources, tags, excerpts: [anExcerpt('e', text, 'Soldiers', { tagIds, taggedLater })] })
    const json = JSON.parse(textIn({ format: 'json' }, held)) as { excerpts: { taggings: unknown }[] }
    expect(json.excerpts[0]?.taggings).toEqual([
      { tagId: 'bias', by: 'Awa', at: '2025-03-11T10:00:00.000Z' },
      ...taggedLater
    ])
    expect(json.excerpts[0]).not.toHaveProperty('taggedLater')
    expect(rowsOf(textIn({ format: 'csv' }, held))[0]).toMatchObject({
      tags: 'Coups; Coups/Coup event; ICC bias claims',
      taggedBy: '; Bo, Ko; Awa',
      taggedAt: '; 2025-04-01T12:00:00.000Z; 2025-03-11T10:00:00.000Z'
    })
    const later = '“Coups/Coup event” by Bo; Ko, 2025-04-01T12:00:00.000Z'
    for (const format of ['md', 'html'] as const) expect(textIn({ format }, held)).toContain(later)
    expect(namesIn(held, exportSchema.parse({ format: 'csv' })).taggers).toEqual(['Awa', 'Bo; Ko'])
  })

  it('[X1] cites authors, “title”, publisher, published, address and accessed, as far as they are known', () => {
    const line =
      'Mariam Oussé, “Three states leave”, The Savanna Ledger, 2025-03-06, https://ledger.example/leave, accessed 2025-03-10'
    expect(textIn({ format: 'html' })).toContain(line)
    const bare = { title: '', authors: [], publisher: '', published: '', accessed: '', url: '' }
    expect(textIn({ format: 'html' }, notebookWith({ sources: [aSource('s1', bare)] }))).toContain('>“leave.txt”</p>')
  })

  it('[X2] gives the same bytes for the same notebook, however it was put together', () => {
    const reversed = notebookWith({
      ...{ sources: sources.toReversed(), tags: tags.toReversed(), excerpts: excerpts.toReversed() },
      note: 'What they **say**.'
    })
    for (const format of formats) expect(file({ format }, reversed)).toEqual(file({ format }))
  })

  it('[X2] orders sources by title and date, and excerpts as they stand in the text', () => {
    const json = JSON.parse(textIn({ format: 'json' })) as { excerpts: { id: string }[]; sources: { id: string }[] }
    expect(json.sources.map(({ id }) => id)).toEqual(['s2', 's1'])
    expect(json.excerpts.map(({ id }) => id)).toEqual(['e1', 'e4', 'e3', 'e2'])
  })

  it('[X3] sets quoted words in Markdown so that they are found as they stand', () => {
    const lines = textIn({ format: 'md' }).split('\n')
    expect(lines).toContain('> they leave the court “at once”')
    expect(lines).toContain('> Leaving takes a year.')
    expect(lines).toContain('> It is [1] an instrument')
    const awkward = textOf('5 * 3 * 2 <b> `x` \\* &lt; [a](b) end', '1. one\n2. two', '# not a heading?', '    code')
    for (const { start, end } of awkward.blocks) {
      const passage = awkward.text.slice(start, end)
      const markdown = textIn({ format: 'md' }, notebookWith({ sources, excerpts: [anExcerpt('e', awkward, passage)] }))
      expect(markdown.replaceAll(/^> /gm, '')).toContain(passage)
      expect(dangersIn(markdown)).toEqual([])
    }
  })

  it('[X4] brings what a filter shows, and says what that is', () => {
    const markdown = textIn({ format: 'md', filter: { tagIds: ['coups'], withChildren: true } })
    expect(markdown).toContain('2 excerpts from 1 source. Shown: excerpts with the tag Coups.')
    expect(markdown).not.toContain('an instrument')
    expect(markdown).not.toContain('Another')
    for (const format of formats) expect(textIn({ format, filter: { text: 'soldiers' } })).not.toContain('instrument;')
  })

  it('[X5] brings definitions and notes along only when they are wanted', () => {
    for (const format of ['md', 'html', 'json'] as const) {
      expect(textIn({ format })).toContain('A change of government by force.')
      expect(textIn({ format, withCodebook: false })).not.toContain('A change of government by force.')
    }
    for (const format of formats) {
      expect(textIn({ format })).toMatch(/a year\*\*|a year<\/strong>/)
      const bare = textIn({ format, withNotes: false })
      expect(bare).not.toMatch(/The other source|What they|newspaper|On \*bias/)
    }
  })

  it('[X6] says how to check a quotation', () => {
    for (const format of ['md', 'html', 'json'] as const) expect(textIn({ format })).toContain('sha256sum FILE')
    expect(textIn({ format: 'csv' })).toContain('Compare the SHA-256 of the original')
  })

  it('[X7] writes CSV that reads back as it was, in UTF-8 with CRLF', () => {
    const csv = textIn({ format: 'csv' })
    expect(csv.startsWith('\ufeffid,text,tags,')).toBe(true)
    expect(csv.endsWith('\r\n')).toBe(true)
    expect(rowsOf(csv).map(row => [row['id'], cell(row['text']), cell(row['note']), row['start']])).toEqual(
      ['e1', 'e4', 'e3', 'e2'].map(id => {
        const { anchor, note } = excerpts.find(excerpt => excerpt.id === id) ?? { anchor: null, note: '' }
        return [id, anchor?.exact, note, String(anchor?.start)]
      })
    )
  })

  it('[X7] keeps a spreadsheet from taking text for a formula, in a way that can be undone', () => {
    const awkward = textOf('=1+1', '+1', '-1', '@x', '\tx', "'=x", 'a"b', 'a,b', ' a', 'x\r', '＝1')
    for (const { start, end } of awkward.blocks) {
      const passage = awkward.text.slice(start, end)
      const notebook = notebookWith({ sources, excerpts: [anExcerpt('e', awkward, passage, { note: passage })] })
      const [row] = rowsOf(textIn({ format: 'csv' }, notebook))
      expect(cell(row?.['text'])).toBe(passage)
      expect(cell(row?.['note'])).toBe(passage)
      expect(row?.['text']).not.toMatch(/^[=+\-@\t\r\n＝]/)
    }
  })

  it('[X8] writes JSON that holds everything', () => {
    const json = JSON.parse(textIn({ format: 'json' })) as Record<string, unknown>
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    const held = <T>(name: string) => (json[name] as (T & { id: string })[]).toSorted(byId)
    expect(json).toMatchObject({ format: 'dossier-export', version: 1, notebook: { title: 'Sahel', notebookId: 'n1' } })
    expect(held('sources')).toMatchObject([...sahel.sources.values()].toSorted(byId))
    expect(held('tags')).toMatchObject([...sahel.tags.values()].toSorted(byId))
    expect(held('excerpts')).toMatchObject(
      [...sahel.excerpts.values()].toSorted(byId).map(({ tagIds, ...rest }) => ({ ...rest, tagIds }))
    )
  })

  it.each(hostileTexts)('[X9] lets nothing in the notebook break out of an export: %j', hostile => {
    const { whole, annotated } = hostileExports(hostile)
    for (const { html, md } of [whole, annotated]) {
      expect(strayHtml(withoutStyle(html.text), pageTags)).toEqual([])
      expect(dangersIn(md.text)).toEqual([])
      expect(md.fileName).toMatch(/^[\p{L}\p{N}\p{M}-]+\.md$/u)
    }
    expect(headingsIn(whole.md.text)).toEqual(['#', '##', '##', '###', '##', '###'])
    expect(cell(rowsOf(whole.csv.text)[0]?.['note'])).toBe(hostile.toWellFormed())
    expect(JSON.parse(whole.json.text)).toMatchObject({ excerpts: [{ note: hostile }] })
  })

  it('[X10] writes a whole source with numbered marks, however they overlap', () => {
    const markdown = textIn({ format: 'md', annotatedSourceId: 's1' })
    expect(markdown).toContain(
      'The three states said that ⟦1 they leave the court “at once” 1⟧. ⟦2 Leaving takes a year.\n\n' +
        'It is \\[1\\] ⟦3 an instrument 2⟧; 5 \\* 3 is not \\_it\\_ 3⟧, said Général Tambo.\n\n⟦4 Soldiers seized power. 4⟧'
    )
    const html = textIn({ format: 'html', annotatedSourceId: 's1' })
    const marks = html.slice(html.indexOf('class="text"'), html.indexOf('<h2>Excerpts'))
    expect(marks.replaceAll(/<a class="number"[^>]*>[^<]*<\/a>/g, '').replaceAll(/<[^>]*>/g, '')).toContain(
      'It is [1] an instrument; 5 * 3 is not _it_, said Général Tambo.'
    )
    expect(marks).toContain('<mark class="blue many">an instrument</mark>')
    expect(file({ format: 'html', annotatedSourceId: 's1' }).fileName).toBe('three-states-leave-annotated.html')
  })

  it('[X10] refuses an annotated source that it cannot write', () => {
    const refusal = (request: ExportRequest, from = texts) => exportFile(sahel, from, exportSchema.parse(request)).kind
    expect(refusal({ format: 'csv', annotatedSourceId: 's1' })).toBe('refused')
    expect(refusal({ format: 'md', annotatedSourceId: 'gone' })).toBe('refused')
    expect(refusal({ format: 'md', annotatedSourceId: 's1' }, () => null)).toBe('refused')
  })

  it('[X11] says what in it names people', () => {
    const names = namesIn(sahel, exportSchema.parse({ format: 'md', withSeal: false }))
    expect(names).toEqual({ notes: 4, speakers: ['General Tambo'], taggers: ['Awa', 'Bo'], isSealed: false })
    expect(namesWarning(names)).toBe(
      'This export holds 4 notes, the names of 1 speaker and the names of who worked on it (Awa, Bo). Check that they may leave.'
    )
    expect(namesWarning(namesIn(notebookWith({}), exportSchema.parse({ format: 'md', withSeal: false })))).toBe(null)
    expect(namesIn(sahel, exportSchema.parse({ format: 'md', withNotes: false })).notes).toBe(0)
  })

  it('[X11] counts only what the file holds', () => {
    const added = notebookWith({
      sources: sources.map(source => ({ ...source, by: 'Cy' })),
      tags,
      excerpts,
      note: 'Note.'
    })
    const names = (request: ExportRequest) => namesIn(added, exportSchema.parse(request))
    expect(names({ format: 'csv' })).toMatchObject({ notes: 1, speakers: ['General Tambo'], taggers: ['Awa', 'Bo'] })
    for (const format of ['md', 'html', 'json'] as const)
      expect(names({ format })).toMatchObject({ notes: 4, taggers: ['Awa', 'Bo', 'Cy'] })
    for (const format of ['md', 'html'] as const) {
      const request = { format, annotatedSourceId: 's1' }
      expect(names(request).taggers.includes('Cy')).toBe(textIn(request, added).includes('Cy'))
    }
    for (const format of formats)
      expect(names({ format }).taggers.filter(name => !textIn({ format }, added).includes(name))).toEqual([])
  })

  it('[X16] leaves the seal out when it is not wanted, and counts it among what tells of somebody when it is', () => {
    const warning = (request: ExportRequest) => namesWarning(namesIn(notebookWith({}), exportSchema.parse(request)))
    expect(warning({ format: 'md' })).toContain('a seal that shows which computer it comes from')
    expect([warning({ format: 'md', withSeal: false }), warning({ format: 'csv' })]).toEqual([null, null])
    for (const format of formats)
      expect(textIn({ format, withSeal: false })).not.toMatch(/dossier-seal|## Seal|<h2>Seal/)
  })

  it.each(['md', 'html', 'json'] as const)(
    '[X14] says how the seal is checked, and what it does not show: %s',
    format => {
      const request = exportSchema.parse({ format })
      const sealed = exportFile(sahel, texts, request, { kind: 'sealed', line: 'dossier-seal-1:0AB', changes: 7 })
      const said = sealed.kind === 'done' ? sealed.value.text.replaceAll(/\\/g, '') : ''
      for (const part of [
        'dossier-seal-1:0AB',
        'dossier verify NOTEBOOK --seal SEAL',
        'first 7 changes',
        'which computer'
      ])
        expect(said).toContain(part)
      const unsealed = exportFile(sahel, texts, request, { kind: 'unsealed' })
      expect(unsealed).toMatchObject({ value: { text: expect.stringContaining('could not be sealed') } })
    }
  )

  it('[X12] names its file after the notebook, for any file system', () => {
    const name = (title: string) => file({ format: 'md' }, notebookWith({ title })).fileName
    expect(name('Sahel: 2025/26')).toBe('sahel-2025-26-excerpts.md')
    expect(name('Événements')).toBe('événements-excerpts.md')
    expect(name('../../etc')).toBe('etc-excerpts.md')
    expect(name('\u202e???')).toBe('excerpts.md')
    expect(new TextEncoder().encode(name('法'.repeat(300))).length).toBeLessThan(200)
  })

  it('[X13] exports an empty notebook', () => {
    for (const format of formats) expect(textIn({ format }, notebookWith({}))).not.toBe('')
  })

  it('[X17] gets ready for notes in steps that say nothing, where it lays any out', () => {
    const silent = (request: ExportRequest) => partsIn(request).filter(part => part === '').length
    for (const format of ['md', 'html'] as const)
      expect(silent({ format }) - silent({ format, withNotes: false })).toBeGreaterThan(100)
    expect(silent({ format: 'csv' })).toBe(silent({ format: 'csv', withNotes: false }))
  })

  it('[X17] explains each tag in a part of its own', () => {
    for (const format of ['md', 'html'] as const) {
      const parts = partsIn({ format })
      const headings = parts.flatMap(part => part.match(/^\s*(?:### |<h3 dir="auto">)(?!Excerpt)/) ?? [])
      expect(headings.length).toBe(tags.length)
      expect(parts.join('')).toBe(textIn({ format }))
    }
  })
})

/** Export a notebook in which everything that can be typed or imported is a hostile text. */
function hostileExports(hostile: string) {
  const held = textOf('Before.', hostile.replaceAll(/\n\s*\n/g, '\n'), 'After.')
  const passage = held.text.slice(8, -8)
  const names = { title: hostile, authors: [hostile], publisher: hostile, url: hostile, language: hostile }
  const notebook = notebookWith({
    sources: [aSource('s1', { ...names, fileName: hostile, note: hostile, by: hostile })],
    tags: [aTag('t', hostile, { definition: hostile, counts: hostile, example: hostile, note: hostile })],
    excerpts: [anExcerpt('e', held, passage, { tagIds: ['t'], note: hostile, speaker: hostile, by: hostile })],
    title: hostile,
    note: hostile
  })
  const make = (request: ExportRequest) => file(request, notebook, textsOf({ s1: held }))
  const of = (annotatedSourceId: string | null) => ({
    html: make({ format: 'html', annotatedSourceId }),
    md: make({ format: 'md', annotatedSourceId })
  })
  return { whole: { ...of(null), csv: make({ format: 'csv' }), json: make({ format: 'json' }) }, annotated: of('s1') }
}
