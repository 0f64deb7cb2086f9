import { describe, expect, it } from 'vitest'
import { readDocx } from '#main/import/docx/docx.ts'
import { readHtml } from '#main/import/html.ts'
import { readMarkdown } from '#main/import/markdown.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { makeDocx, paragraph, run } from '../../../../testing/documents.ts'
import { readBlocks } from '../kernel/blocks.ts'
import { footnotesOf, noteAt, wordsOf } from './notes.ts'

const notesOf = (source: SourceText) => footnotesOf(source.text, readBlocks(source))
const said = (source: SourceText) =>
  notesOf(source).map(note => [note.mark, wordsOf(source.text, note), note.calls.length])

describe('footnotes (R)', () => {
  it('[R58] of Markdown are matched with their calls, several too', () => {
    const { text } = readMarkdown(
      'It fell.[^1] It rose.[^long]\n\nAgain.[^1]\n\n[^1]: Report, p. 3.\n[^long]: First.\n  Second.\n'
    )
    expect(said(text)).toEqual([
      ['[1]', 'Report, p. 3.', 2],
      ['[long]', 'First. Second.', 1]
    ])
    for (const note of notesOf(text))
      for (const call of note.calls) expect(text.text.slice(call.start, call.end)).toBe(note.mark)
  })

  it('[R58] of Word are matched with their calls, endnotes too', async () => {
    const call = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
    const read = await readDocx(
      makeDocx({
        body: `<w:p>${run('It fell.')}${call('footnote', 1)}${run(' It rose.')}${call('endnote', 1)}</w:p>`,
        footnotes: `<w:footnote w:id="1">${paragraph('Below.')}${paragraph('More.')}</w:footnote>`,
        endnotes: `<w:endnote w:id="1">${paragraph('At the end.')}</w:endnote>`
      })
    )
    expect(said(read.text)).toEqual([
      ['[1]', 'Below.\nMore.', 1],
      ['[i]', 'At the end.', 1]
    ])
  })

  it('[R58] of web pages are matched with their calls', () => {
    const { text } = readHtml(
      `<html><body><article><p>${'Words of the article, and more of them. '.repeat(20)}It fell.<sup><a href="#fn1">1</a></sup> It rose.<sup><a href="#fn2">2</a></sup></p>
      <section class="footnotes"><ol><li id="fn1"><p>Rome Statute.</p><p>Its second part.</p></li><li id="fn2"><p>Report.</p></li></ol></section></article></body></html>`
    )
    expect(said(text)).toEqual([
      ['[1]', expect.stringMatching(/^Rome Statute\.\s+Its second part\.$/), 1],
      ['[2]', 'Report.', 1]
    ])
  })

  it('[R59] are left out where call and note cannot be matched for certain', () => {
    const block = (kind: 'paragraph' | 'footnote', start: number, end: number) => ({ kind, start, end })
    const source = (...parts: readonly (readonly ['paragraph' | 'footnote', string])[]): SourceText => {
      let at = 0
      const blocks = parts.map(([kind, words]) => block(kind, at, (at += words.length + 1) - 1))
      return { text: parts.map(([, words]) => words).join('\n'), blocks, marks: [] }
    }
    expect(said(source(['paragraph', 'As in 2019 [sic] or [1]'], ['paragraph', '[1] List of works']))).toEqual([])
    expect(said(source(['paragraph', 'One[1] two[1]'], ['footnote', '[1] A'], ['footnote', '[1] B']))).toEqual([])
    expect(said(source(['paragraph', 'None'], ['footnote', '[1] A']))).toEqual([])
    expect(said(source(['paragraph', 'One1'], ['footnote', '1 A']))).toEqual([])
    expect(said(source(['paragraph', '[__proto__] a'], ['footnote', '[__proto__] A']))).toEqual([
      ['[__proto__]', 'A', 1]
    ])
    expect(said({ text: '', blocks: [], marks: [] })).toEqual([])
  })

  it('[R58] are told at both ends of a call, and at the mark of a note', () => {
    const { text } = readMarkdown('It fell.[^1] It rose.\n\n[^1]: Report.\n')
    const notes = notesOf(text)
    const call = text.text.indexOf('[1]')
    const note = text.text.lastIndexOf('[1]')
    const kinds = [call - 1, call, call + 3, call + 4, note, note + 3, note + 4].map(at => noteAt(notes, at)?.kind)
    expect(kinds).toEqual([undefined, 'call', 'call', undefined, 'note', 'note', undefined])
  })
})
